package dev.merit.local.costs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.local.laws.Http;
import dev.merit.local.laws.ShopClient;
import dev.merit.shared.testing.WriteMeter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The measured figures, each under its name in docs/costs.md.
final class Costs {

    /// What the marker of a task costs as it begins and ends.
    private static final long MARKER = 2;

    final Http http;
    final ShopClient shop;
    final Map<String, Long> measured = new LinkedHashMap<>();

    Costs(Http http, ShopClient shop) {
        this.http = http;
        this.shop = shop;
    }

    /// An operation that is done, and meets nobody.
    Http.Answer measure(String operation, Supplier<Http.Answer> call) {
        var answers = new Http.Answer[1];
        note(operation, of(() -> answers[0] = call.get()));
        return answers[0];
    }

    void note(String operation, long units) {
        assertThat(measured.put(operation, units)).as(operation).isNull();
    }

    /// An operation that is answered with a code, for whatever it comes to.
    void refuse(String operation, String code, Supplier<Http.Answer> call) {
        var answers = new Http.Answer[1];
        note(operation, cost(() -> answers[0] = call.get()).units());
        assertThat(answers[0].json().getString("code")).as(operation).isEqualTo(code);
    }

    /// What is asked for twice, and the second time only told.
    void repeat(String operation, Supplier<Http.Answer> call) {
        done(call.get());
        var answers = new Http.Answer[1];
        note(operation, cost(() -> answers[0] = call.get()).units());
        done(answers[0]);
    }

    long of(Supplier<Http.Answer> call) {
        var cost = cost(() -> done(call.get()));
        assertThat(cost.refused()).isZero();
        return cost.units();
    }

    /// What a task costs that is due, beside its marker.
    long task(String name) {
        return of(() -> {
                    var ran = http.post("/v1/aggregation/tasks/" + name, "", "");
                    assertThat(ran.json().getBoolean("ran")).as(name).isTrue();
                    assertThat(ran.json().getBoolean("done")).as(name).isTrue();
                    return ran;
                })
                - MARKER;
    }

    String made(String path, String body, String field) {
        return done(http.post(path, "", body)).json().getString(field);
    }

    private static Http.Answer done(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isIn(200, 201, 202);
        return answer;
    }

    static WriteMeter.Cost cost(Runnable work) {
        return Meter.WRITES.since(work);
    }
}
