package dev.merit.local.costs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.local.laws.Http;
import dev.merit.local.laws.Till;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The README's table of what operations cost in write units, held against what they write when they are asked for over
/// HTTP. A new operation is a [#measure] here and a row there, by the same name.
@QuarkusTest
@TestProfile(WriteCostsTest.Metered.class)
@WithTestResource(TestDatabase.class)
class WriteCostsTest {

    private static final Path README = Path.of("../../README.md");
    private static final Pattern TABLE =
            Pattern.compile("\\| operation \\| write units \\|\n\\|[-|]+\\|\n((?:\\|.*\n)+)");
    private static final Pattern ROW = Pattern.compile("\\| (.+) \\| (\\d+) \\|");
    private static final String LIMITS = "\"stock\": 1000, \"perMember\": 1000, \"budget\": ";

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private final Map<String, Long> measured = new LinkedHashMap<>();
    private Http http;
    private Till till;

    public static final class Metered implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.dynamodb.interceptors", Meter.class.getName());
        }
    }

    @BeforeEach
    void open() {
        http = new Http(port);
        till = new Till(http, "USD");
    }

    @Test
    void costWhatTheReadmeSays() throws IOException {
        till.purse().programme(0, 12);
        members();
        strategies();
        coupons();
        new CodeCosts(this, http, till).measureAll();
        points();
        new OtherCosts(this, http, till).measureAll();
        measured.forEach((operation, units) -> System.out.println("| " + operation + " | " + units + " |"));
        assertThat(measured).containsExactlyEntriesOf(told());
    }

    private void members() {
        measure("register a member", () -> http.post("/v1/members", "", "{\"externalId\": \"cost-1\"}"));
        measure("register a member with externalId, e-mail and phone", () -> http.post("/v1/members", "", """
                {"externalId": "cost-2", "email": "cost@example.com", "phone": "+4930123456"}"""));
        var member = till.members(1).getFirst();
        measure("record a purchase", () -> till.purchase(member, "cost-p", 5_400, List.of()));
        measure("record a refund", () -> till.refund(member, "cost-r", "cost-p", 400));
    }

    private void strategies() {
        var terms = """
                {"name": "cost", "kind": "coupon", "currency": "USD", "benefit": %s, "limits": {%s},
                 "window": {"from": "2020-01-01T00:00:00", "zone": "Europe/Berlin"}}""";
        var plain = terms.formatted(Till.percent("10"), "");
        var limited = terms.formatted(Till.percent("10"), LIMITS + till.money(1_000_000));
        var made = measure("make a strategy", () -> http.post("/v1/strategies", "", plain));
        var path = "/v1/strategies/" + made.json().getString("strategyId");
        measure("activate a strategy", () -> http.post(path + "/activate", "", ""));
        var more = http.post("/v1/strategies", "", limited).json().getString("strategyId");
        measure(
                "activate one with a stock and a budget",
                () -> http.post("/v1/strategies/" + more + "/activate", "", ""));
        measure("make a public code", () -> http.post(path + "/codes", "", "{\"code\": \"COST26\"}"));
    }

    private void coupons() {
        var member = till.members(1).getFirst();
        var plain = till.strategy(Till.percent("10"), "", "");
        var limited = till.strategy(Till.percent("10"), LIMITS + till.money(1_000_000), "");
        measure("issue a coupon", () -> till.issue(plain, member));
        measure("issue a coupon of a stock", () -> till.issue(limited, member));
        session("a coupon", till.coupon(plain, member), member);
        session("a coupon with a budget", till.coupon(limited, member), member);
        session("a public code with a stock and a budget", till.publicCode(limited), member);
        var redeemed = till.redeem(till.coupon(limited, member), member, "cost-sale", 8_000);
        var id = redeemed.json().getString("redemptionId");
        measure(
                "record a purchase that names a redemption",
                () -> till.purchase(member, "cost-sale", 7_200, List.of(id)));
        measure("record a refund of it", () -> till.refund(member, "cost-back", "cost-sale", 3_600));
    }

    void session(String what, String code, String member) {
        var order = Till.name("cost");
        var reserved = measure("reserve " + what, () -> till.reserve(code, member, order, 8_000, 60));
        var id = reserved.json().getString("redemptionId");
        measure("redeem " + what + ", reserved before", () -> till.redeem(code, member, order, 8_000));
        measure("roll " + what + " back", () -> till.rollBack(id));
        measure("redeem " + what, () -> till.redeem(code, member, Till.name("cost"), 8_000));
    }

    private void points() {
        var member = till.members(1).getFirst();
        measure("give or take points by hand", () -> till.purse().adjust(member, 100));
        measure("spend points", () -> till.purse().spend(member, "cost-o", 10));
        measure("give spent points back", () -> till.purse().giveBack(member, "cost-o"));
        var other = till.members(1).getFirst();
        measure("give points to another member", () -> till.purse().transfer(member, "cost-t", other, 10));
        measure("return them", () -> till.purse().returnTransfer(member, "cost-t"));
    }

    Http.Answer measure(String operation, Supplier<Http.Answer> call) {
        var answers = new Http.Answer[1];
        var cost = Meter.WRITES.since(() -> answers[0] = call.get());
        assertThat(answers[0].status()).as(operation + answers[0].body()).isIn(200, 201, 202);
        assertThat(cost.refused()).as(operation).isZero();
        assertThat(measured.put(operation, cost.units())).as(operation).isNull();
        return answers[0];
    }

    private static Map<String, Long> told() throws IOException {
        var table = TABLE.matcher(Files.readString(README));
        assertThat(table.find()).as("the README has the table").isTrue();
        var told = new LinkedHashMap<String, Long>();
        ROW.matcher(table.group(1)).results().forEach(row -> told.put(row.group(1), Long.valueOf(row.group(2))));
        return told;
    }
}
