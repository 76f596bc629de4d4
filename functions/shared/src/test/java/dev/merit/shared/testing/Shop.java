package dev.merit.shared.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Members, strategies and coupons for tests.
public final class Shop {

    public static final String USUAL = """
            {"name": "Spring", "kind": "coupon", "currency": "USD",
             "window": {"from": "2020-03-01T00:00:00", "zone": "Europe/Berlin"},
             "benefit": {"type": "percentOff", "percent": "12.5"}}""";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH = 100;

    private Shop() {}

    public static MemberId member(Table table) {
        return members(table, 1).getFirst();
    }

    /// Members as issuing knows them, by their wallets.
    public static List<MemberId> members(Table table, int number) {
        var members = Stream.generate(MemberId::random).limit(number).toList();
        for (int from = 0; from < number; from += BATCH) {
            var writes = members.subList(from, Math.min(number, from + BATCH)).stream()
                    .map(member -> Write.put(Item.at(Keys.wallet(member))))
                    .toList();
            assertThat(table.transact(writes)).isInstanceOf(Outcome.Done.class);
        }
        return members;
    }

    /// The usual strategy with these fields in the place of its own.
    public static String terms(String fields) {
        try {
            var terms = (ObjectNode) JSON.readTree(USUAL);
            terms.setAll((ObjectNode) JSON.readTree(fields));
            return terms.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static StrategyId draft(String fields) {
        var answer = Event.as("marketer").post("/v1/strategies", terms(fields));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new StrategyId(answer.json().getString("strategyId"));
    }

    public static StrategyId active(String fields) {
        var strategy = draft(fields);
        bring(strategy, "activate");
        return strategy;
    }

    public static void bring(StrategyId strategy, String action) {
        var answer = Event.as("marketer").send("POST", "/v1/strategies/" + strategy + "/" + action, null);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /// The code of a new coupon.
    public static String coupon(StrategyId strategy, MemberId member) {
        var answer = issue(strategy, member);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().getString("code");
    }

    public static Event.Answer issue(StrategyId strategy, MemberId member) {
        return Event.as("storefront")
                .post("/v1/strategies/" + strategy + "/coupons", "{\"memberId\": \"" + member + "\"}");
    }

    public static Event.Answer redeem(String code, MemberId by, String order, String content) {
        return Event.as("storefront")
                .post(
                        "/v1/coupons/" + code + "/redemptions",
                        "{\"memberId\": \"%s\", \"orderId\": \"%s\", \"order\": %s}".formatted(by, order, content));
    }

    /// For a minute.
    public static Event.Answer reserve(String code, MemberId by, String order, String content) {
        return reserve(code, by, order, content, 60);
    }

    public static Event.Answer reserve(String code, MemberId by, String order, String content, int seconds) {
        return Event.as("storefront")
                .post(
                        "/v1/coupons/" + code + "/reservations",
                        "{\"memberId\": \"%s\", \"orderId\": \"%s\", \"order\": %s, \"seconds\": %d}"
                                .formatted(by, order, content, seconds));
    }

    /// A code of the strategy that all members share, unlike any other.
    public static String publicCode(StrategyId strategy) {
        var code = "ALL" + strategy.value().toUpperCase(Locale.ROOT);
        var answer = Event.as("marketer").post("/v1/strategies/" + strategy + "/codes", "{\"code\": \"" + code + "\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return code;
    }

    /// A new batch of codes of the strategy.
    public static String batch(StrategyId strategy, long quantity) {
        var answer = makeBatch(strategy, quantity);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json().getString("batchId");
    }

    public static Event.Answer makeBatch(StrategyId strategy, long quantity) {
        return Event.as("marketer").post("/v1/strategies/" + strategy + "/batches", "{\"quantity\": " + quantity + "}");
    }

    /// The codes of a batch, as they are listed.
    public static List<String> codes(StrategyId strategy, String batch) {
        return Event.as("marketer")
                .get("/v1/strategies/" + strategy + "/batches/" + batch + "/codes")
                .body()
                .lines()
                .skip(1)
                .map(line -> line.substring(line.indexOf(',') + 1))
                .toList();
    }

    /// Revokes the codes from one counter to another.
    public static Event.Answer revoke(StrategyId strategy, String batch, long from, long to) {
        return Event.as("operator")
                .post(
                        "/v1/strategies/" + strategy + "/batches/" + batch + "/revocations",
                        "{\"from\": %d, \"to\": %d, \"reason\": \"stolen\"}".formatted(from, to));
    }

    public static String usd(long cents) {
        return "{\"minorUnits\": %d, \"currency\": \"USD\"}".formatted(cents);
    }

    /// An order of which only the total is told.
    public static String order(long cents) {
        return "{\"total\": " + usd(cents) + "}";
    }

    /// What is left of a strategy's stock or budget.
    public static long left(Table table, Shards shards) {
        return Shards.left(table.get(shards.keys()));
    }

    public static Event.Answer rollBack(String redemption) {
        return Event.as("operator").send("POST", "/v1/redemptions/" + redemption + "/rollback", null);
    }

    /// Checks that the answer is this problem.
    public static void refused(Event.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().getString("code")).isEqualTo(code);
    }
}
