package dev.merit.artefacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.artefacts.running.Json;
import dev.merit.artefacts.running.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Feeds every event that is kept as a file to the function whose name it begins with. Those that are about a member
/// or a strategy of another test find none here, and are told so.
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("dev.merit.artefacts.Form#functions")
class EventsIT {

    private static final Map<String, Integer> STATUS = Map.ofEntries(
            Map.entry("activities-batch", 200),
            Map.entry("activities-list", 404),
            Map.entry("activities-purchase", 201),
            Map.entry("coupons-activate-strategy", 404),
            Map.entry("coupons-issue", 404),
            Map.entry("coupons-create-strategy", 201),
            Map.entry("coupons-redeem", 404),
            Map.entry("coupons-roll-back", 404),
            Map.entry("coupons-validate", 404),
            Map.entry("members-batch", 200),
            Map.entry("members-find", 200),
            Map.entry("members-register", 201),
            Map.entry("privacy-export", 404),
            Map.entry("privacy-get", 404),
            Map.entry("privacy-list", 200),
            Map.entry("segments-create", 201),
            Map.entry("segments-get", 404),
            Map.entry("segments-list", 200),
            Map.entry("segments-members", 404),
            Map.entry("totals-member", 404),
            Map.entry("totals-purchases", 200),
            Map.entry("totals-purchases-series", 200),
            Map.entry("totals-redemptions", 200),
            Map.entry("totals-redemptions-series", 404),
            Map.entry("totals-revenue", 200),
            Map.entry("totals-revenue-series", 404),
            Map.entry("totals-strategy", 404),
            Map.entry("totals-vouchers", 200));

    @Parameter
    Form form;

    static List<String> events() throws IOException {
        try (var files = Files.list(Places.events())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void areAnswered(String name) throws IOException {
        register();
        var answer = send(name);
        if (name.endsWith("tasks")) {
            assertThat(Json.read(answer).findValuesAsText("name")).as(answer).contains("segments");
        } else if (name.startsWith(Functions.AGGREGATION)) {
            var tells = name.endsWith("reconcile") ? "differences" : "postedAt";
            assertThat(Json.read(answer).has(tells)).as(answer).isTrue();
        } else {
            var http = ApiEvent.answer(answer);
            assertThat(http.status()).as(http.body()).isEqualTo(STATUS.get(name));
        }
    }

    /// The member whom other events are about; again, it is the first answer.
    private void register() throws IOException {
        assertThat(ApiEvent.answer(send("members-register")).status()).isEqualTo(201);
    }

    private String send(String name) throws IOException {
        var function = ((Functions) form.merit()).of(name.substring(0, name.indexOf('-')));
        return function.send(Files.readString(Places.events().resolve(name + ".json")));
    }
}
