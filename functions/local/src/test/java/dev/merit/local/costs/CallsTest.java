package dev.merit.local.costs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.local.laws.Http;
import dev.merit.local.laws.ShopClient;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Compares the table of docs/calls.md with the calls to DynamoDB that each operation makes over HTTP, as the first of
/// a process and later.
///
/// With `-Dmerit.docs.write=true` what was measured is written into the rows first.
@QuarkusTest
@TestProfile(CallsTest.Counted.class)
@WithTestResource(TestDatabase.class)
class CallsTest {

    private static final Path PAGE = Path.of("../../docs/calls.md");
    private static final String HEADER = "| operation | first request | later request |\n|---|---|---|\n";

    /// Each process knows the settings for a minute.
    private static final Duration A_WHILE = Duration.ofMinutes(2);

    private final Map<String, String> measured = new LinkedHashMap<>();
    private Http http;
    private ShopClient shop;

    public static final class Counted implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Calls.class);
        }
    }

    @Inject
    Ledger ledger;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @AfterEach
    void now() {
        TestClock.reset();
    }

    @Test
    void callWhatTheDocsSay() throws IOException {
        http = new Http(port);
        shop = new ShopClient(http, "USD");
        members();
        activities();
        coupons();
        totals();
        var rows = new StringBuilder();
        measured.forEach((operation, calls) -> rows.append("| " + operation + " | " + calls + " |\n"));
        System.out.print(rows);
        var page = Files.readString(PAGE);
        int start = page.indexOf(HEADER) + HEADER.length();
        var found = page.substring(start)
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        if (Boolean.getBoolean("merit.docs.write")) {
            var rest = page.substring(start + String.join("\n", found).length());
            Files.writeString(PAGE, page.substring(0, start) + rows.toString().stripTrailing() + rest);
            return;
        }
        assertThat(rows.toString().lines()).containsExactlyElementsOf(found);
    }

    private void members() {
        measure("register a member", name -> http.post("/v1/members", "", "{\"externalId\": \"" + name + "\"}"));
        var member = shop.members(1).getFirst();
        measure("get a member", _ -> http.get("/v1/members/" + member));
    }

    private void activities() {
        var externalId = ShopClient.name("calls");
        var member = shop.made("/v1/members", "{\"externalId\": \"" + externalId + "\"}", "memberId");
        measure("record a purchase", name -> shop.purchase(member, name, 5_400, List.of()));
        measure(
                "record a purchase by externalMemberId",
                name -> http.post("/v1/activities", "", """
                {"activityId": "%s", "externalMemberId": "%s", "type": "purchase", "amount": %s,
                 "occurredAt": "2026-01-01T00:00:00Z"}""".formatted(name, externalId, shop.money(5_400))));
        var path = shop.strategy(ShopClient.percent("10"), "", "");
        var redemptions =
                List.of(redeemed(path, member), redeemed(path, member)).iterator();
        measure(
                "record a purchase that names a redemption",
                name -> shop.purchase(member, name, 5_400, List.of(redemptions.next())));
        shop.purchase(member, "calls-p", 5_400, List.of());
        measure("record a refund", name -> shop.refund(member, name, "calls-p", 100));
        measure(
                "record a browse",
                name -> http.post("/v1/activities", "", """
                {"activityId": "%s", "memberId": "%s", "type": "browse", "occurredAt": "%s"}""".formatted(name, member, TestClock.now())));
    }

    private String redeemed(String strategy, String member) {
        var order = ShopClient.name("order");
        return shop.redeem(shop.coupon(strategy, member), member, order, 6_000)
                .json()
                .getString("redemptionId");
    }

    private void coupons() {
        var member = shop.members(1).getFirst();
        var strategy = shop.strategy(ShopClient.percent("10"), "", "");
        measure("issue a coupon", _ -> shop.issue(strategy, member));
        var code = shop.coupon(strategy, member);
        var order = "{\"memberId\": \"%s\", \"order\": {\"total\": %s}}".formatted(member, shop.money(8_000));
        measure("validate a code", _ -> http.post("/v1/coupons/" + code + "/validate", "", order));
        var codes = List.of(shop.coupon(strategy, member), shop.coupon(strategy, member))
                .iterator();
        measure("redeem a code", name -> shop.redeem(codes.next(), member, name, 6_000));
        var redemptions =
                List.of(redeemed(strategy, member), redeemed(strategy, member)).iterator();
        measure("roll back a redemption", _ -> shop.rollBack(redemptions.next()));
        measure("create a segment", name -> http.post("/v1/segments", "", """
                {"name": "%s", "rules": {"all": [{"type": "purchases", "atLeast": 1}]}}""".formatted(name)));
    }

    private void totals() {
        measure("M(t)", _ -> http.get("/v1/totals/purchases?currency=USD"));
        measure("R(t)", _ -> http.get("/v1/totals/revenue?currency=USD"));
        measure("D(t)", _ -> http.get("/v1/totals/redemptions?currency=USD"));
        measure(
                "a series of M by day",
                _ -> http.get("/v1/totals/purchases/series?currency=USD&from=2026-01-01T00:00:00Z"
                        + "&to=2026-02-01T00:00:00Z&step=day&zone=UTC"));
        measure("an aggregation run with nothing to post", _ -> http.post("/v1/aggregation/runs", "", ""));
        var member = shop.members(1).getFirst();
        post();
        shop.purchase(member, ShopClient.name("p"), 5_400, List.of());
        note("an aggregation run with one page", this::post, () -> {
            shop.purchase(member, ShopClient.name("p"), 5_400, List.of());
            return Calls.of(this::post);
        });
    }

    private void post() {
        assertThat(http.post("/v1/aggregation/runs", "", "").status()).isEqualTo(200);
    }

    /// @param call what is asked, under a name that nothing else has
    private void measure(String operation, Function<String, Http.Answer> call) {
        post();
        note(operation, () -> done(call), () -> Calls.of(() -> done(call)));
    }

    private void note(String operation, Runnable first, Supplier<String> later) {
        forget();
        var calls = Calls.of(first);
        measured.put(operation, calls + " | " + later.get());
    }

    private static void done(Function<String, Http.Answer> call) {
        var answer = call.apply(ShopClient.name("calls"));
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    }

    /// Forgets what a process remembers from one request to the next, as a new process has it not.
    private void forget() {
        TestClock.forward(A_WHILE);
        ((Map<?, ?>) field(field(ledger, "openPages"), "bySlot")).clear();
    }

    private static Object field(Object holder, String name) {
        try {
            var field = holder.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(holder);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }
}
