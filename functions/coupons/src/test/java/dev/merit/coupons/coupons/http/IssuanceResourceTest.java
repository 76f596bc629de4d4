package dev.merit.coupons.coupons.http;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class IssuanceResourceTest {

    @Inject
    Table table;

    @Test
    void issuesACoupon() {
        var strategy = Shop.active("""
                {"window": {"from": "2020-03-01T00:00:00", "to": "2099-01-01T00:00:00", "zone": "Europe/Berlin"}}""");
        var member = Shop.member(table);
        var answer = Shop.issue(strategy, member);
        assertThat(answer.status()).isEqualTo(201);
        var coupon = answer.json();
        assertThat(coupon.getString("strategyId")).isEqualTo(strategy.value());
        assertThat(coupon.getString("memberId")).isEqualTo(member.value());
        assertThat(coupon.getString("status")).isEqualTo("issued");
        assertThat(coupon.getString("validFrom")).isEqualTo("2020-02-29T23:00:00Z");
        assertThat(coupon.getString("validTo")).isEqualTo("2098-12-31T23:00:00Z");
        assertThat(coupon.getString("code")).matches("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");
        assertThat(answer.body()).doesNotContain("null", "redemptionId", "orderId");

        var read = Event.as("storefront").get(answer.header("Location"));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(answer.body());
        var typed = coupon.getString("code").toLowerCase(Locale.ROOT).replace("-", "");
        assertThat(Event.as("storefront").get("/v1/coupons/" + typed).body()).isEqualTo(answer.body());
    }

    @Test
    void answersTheSameKeyAlikeAndIssuesOnce() {
        var strategy = Shop.active("{\"limits\": {\"stock\": 10}}");
        var member = Shop.member(table);
        var key = UUID.randomUUID().toString();
        var first = issue(strategy, member, key);
        var again = issue(strategy, member, key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(left(strategy)).isEqualTo(9);
        refused(issue(strategy, Shop.member(table), key), 422, "idempotency-key-reused");
        assertThat(Shop.issue(strategy, member).status()).isEqualTo(201);
        assertThat(left(strategy)).isEqualTo(8);
    }

    @Test
    void sellsOut() {
        var strategy = Shop.active("{\"limits\": {\"stock\": 3}}");
        for (var member : Shop.members(table, 3)) {
            assertThat(Shop.issue(strategy, member).status()).isEqualTo(201);
        }
        refused(Shop.issue(strategy, Shop.member(table)), 409, "sold-out");
        assertThat(left(strategy)).isZero();
    }

    @Test
    void issuesMoreOnceTheStockIsRaised() {
        var strategy = Shop.active("{\"limits\": {\"stock\": 1}}");
        Shop.issue(strategy, Shop.member(table));
        refused(Shop.issue(strategy, Shop.member(table)), 409, "sold-out");
        Shop.bring(strategy, "pause");
        Event.as("marketer")
                .header("If-Match", "*")
                .patch("/v1/strategies/" + strategy, "{\"limits\": {\"stock\": 2}}");
        Shop.bring(strategy, "activate");
        assertThat(Shop.issue(strategy, Shop.member(table)).status()).isEqualTo(201);
        refused(Shop.issue(strategy, Shop.member(table)), 409, "sold-out");
    }

    @Test
    void keepsToTheLimitOfAMember() {
        var strategy = Shop.active("{\"limits\": {\"perMember\": 2}}");
        var member = Shop.member(table);
        Shop.issue(strategy, member);
        Shop.issue(strategy, member);
        refused(Shop.issue(strategy, member), 409, "member-limit-reached");
        assertThat(table.get(Keys.use(member, strategy)).orElseThrow().number("issued"))
                .isEqualTo(2);
        assertThat(Shop.issue(strategy, Shop.member(table)).status()).isEqualTo(201);
    }

    @Test
    void takesNothingFromTheStockForAMemberAtTheLimit() {
        var strategy = Shop.active("{\"limits\": {\"perMember\": 1, \"stock\": 10}}");
        var member = Shop.member(table);
        Shop.issue(strategy, member);
        refused(Shop.issue(strategy, member), 409, "member-limit-reached");
        assertThat(left(strategy)).isEqualTo(9);
    }

    @Test
    void takesNothingForWhomItDoesNotKnow() {
        var strategy = Shop.active("{\"limits\": {\"perMember\": 1, \"stock\": 10}}");
        var nobody = MemberId.random();
        var answer = Shop.issue(strategy, nobody);
        refused(answer, 422, "invalid-fields");
        assertThat(answer.json().getString("errors[0].pointer")).isEqualTo("/memberId");
        assertThat(left(strategy)).isEqualTo(10);
        assertThat(table.get(Keys.use(nobody, strategy))).isEmpty();
    }

    @Test
    void issuesOnlyWhileTheStrategyIsActive() {
        var strategy = Shop.draft("{}");
        var member = Shop.member(table);
        inactive(Shop.issue(strategy, member), "draft", "active");
        Shop.bring(strategy, "activate");
        assertThat(Shop.issue(strategy, member).status()).isEqualTo(201);
        Shop.bring(strategy, "pause");
        inactive(Shop.issue(strategy, member), "paused", "active");
        Shop.bring(strategy, "end");
        inactive(Shop.issue(strategy, member), "ended", "active");
    }

    @ParameterizedTest
    @CsvSource({"2090, 2091, 2090", "2020, 2021, 2021"})
    void issuesOnlyWhileTheWindowIsOpen(String from, String to, String need) {
        var strategy = Shop.active("""
                {"window": {"from": "%s-01-01T00:00:00", "to": "%s-01-01T00:00:00", "zone": "UTC"}}""".formatted(from, to));
        var refused = Shop.issue(strategy, Shop.member(table));
        for (var answer : List.of(refused, Shop.makeBatch(strategy, 1))) {
            inactive(answer, answer.json().getString("have"), need + "-01-01T00:00:00Z");
            assertThat(Instant.parse(answer.json().getString("have")))
                    .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        }
    }

    @Test
    void knowsNoOtherStrategiesAndReadsNoOtherBodies() {
        var member = Shop.member(table);
        refused(Shop.issue(new StrategyId("0123456789ab"), member), 404, "not-found");
        refused(issue(Shop.active("{}"), "{\"memberId\": \"x\"}"), 422, "invalid-fields");
        refused(issue(Shop.active("{}"), "{}"), 422, "invalid-fields");
        refused(issue(Shop.active("{}"), "{\"memberId\": \"" + member + "\", \"number\": 2}"), 400, "unreadable-body");
    }

    @Test
    void letsMembersAskForThemselvesAlone() {
        var strategy = Shop.active("{\"kind\": \"promotion\"}");
        var member = Shop.member(table);
        var path = "/v1/strategies/" + strategy + "/coupons";
        var body = "{\"memberId\": \"" + member + "\"}";
        assertThat(Event.asMember(member.value()).post(path, body).status()).isEqualTo(201);
        refused(Event.asMember(MemberId.random().value()).post(path, body), 403, "forbidden");
        refused(Event.anonymous().post(path, body), 401, "unauthorized");
        refused(Event.as("warehouse").post(path, body), 403, "forbidden");
    }

    /// An apology of the shop's, say, whose strategy a member knows by a coupon of it.
    @ParameterizedTest
    @CsvSource({"coupon, percentOff, percent, 100", "points, pointsMultiplier, factor, 2"})
    void letsMembersClaimPromotionsAlone(String kind, String type, String name, String value) {
        var strategy = Shop.active("{\"kind\": \"%s\", \"benefit\": {\"type\": \"%s\", \"%s\": \"%s\"}}"
                .formatted(kind, type, name, value));
        var member = Shop.member(table);
        var path = "/v1/strategies/" + strategy + "/coupons";
        var body = "{\"memberId\": \"" + member + "\"}";
        refused(Event.asMember(member.value()).post(path, body), 403, "forbidden");
        assertThat(Event.asMember(member.value(), "storefront").post(path, body).status())
                .isEqualTo(201);
        assertThat(Shop.issue(strategy, member).status()).isEqualTo(201);
    }

    private static void inactive(Event.Answer answer, String have, String need) {
        refused(answer, 409, "strategy-not-active");
        assertThat(answer.json().getString("have")).isEqualTo(have);
        assertThat(answer.json().getString("need")).isEqualTo(need);
    }

    private static Event.Answer issue(StrategyId strategy, String body) {
        return Event.as("storefront").post("/v1/strategies/" + strategy + "/coupons", body);
    }

    private static Event.Answer issue(StrategyId strategy, MemberId member, String key) {
        return Event.as("storefront")
                .header("Idempotency-Key", key)
                .post("/v1/strategies/" + strategy + "/coupons", "{\"memberId\": \"" + member + "\"}");
    }

    private long left(StrategyId id) {
        return table.get(Shards.ofStock(id).keys()).values().stream()
                .mapToLong(item -> item.sum("left"))
                .sum();
    }
}
