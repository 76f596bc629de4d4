package dev.merit.coupons.coupons;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.issuancejobs.Jobs;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is created under an id that the caller names is created once, however late the repetition comes.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class NamedIdsTest {

    @Inject
    Table table;

    private String id = "";

    @BeforeEach
    void name() {
        id = "gift-" + UUID.randomUUID();
    }

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    @Test
    void issuesAVoucherOnceUnderItsIdForGood() {
        var path = "/v1/strategies/" + vouchers("") + "/coupons";
        isMadeOnce(path, "{\"voucherId\": \"" + id + "\"}", 201, "code");
        refused(post(path, "{\"voucherId\": \"" + id + "\", \"amount\": " + Shop.usd(1) + "}"), 409, "voucher-differs");
        var elsewhere = "/v1/strategies/" + vouchers("") + "/coupons";
        refused(post(elsewhere, "{\"voucherId\": \"" + id + "\"}"), 409, "voucher-differs");
    }

    @Test
    void issuesACouponOnceUnderItsIdForGood() {
        var member = Shop.member(table);
        var path = "/v1/strategies/" + Shop.active("{}") + "/coupons";
        var body = "{\"memberId\": \"%s\", \"couponId\": \"%s\"}";
        isMadeOnce(path, body.formatted(member, id), 201, "code");
        refused(post(path, body.formatted(Shop.member(table), id)), 409, "coupon-differs");
    }

    /// A member's ids are its own: it learns nothing of what others have named.
    @Test
    void keepsTheIdsOfMembersApart() {
        var path = "/v1/strategies/" + Shop.active("{\"kind\": \"promotion\"}") + "/coupons";
        for (var member : Shop.members(table, 2)) {
            var body = "{\"memberId\": \"%s\", \"couponId\": \"%s\"}".formatted(member, id);
            var mine = Event.asMember(member.value());
            assertThat(mine.post(path, body).status()).isEqualTo(201);
            assertThat(mine.post(path, body).status()).isEqualTo(200);
        }
    }

    @Test
    void makesABatchOnceUnderItsIdForGood() {
        var strategy = Shop.active("{\"limits\": {\"stock\": 10}}");
        var path = "/v1/strategies/" + strategy + "/batches";
        isMadeOnce(path, "{\"quantity\": 10, \"externalId\": \"" + id + "\"}", 202, "batchId");
        refused(post(path, "{\"quantity\": 9, \"externalId\": \"" + id + "\"}"), 409, "batch-differs");
        refused(post(path, "{\"quantity\": 10}"), 409, "sold-out");
    }

    @Test
    void asksForAJobOnceUnderItsIdForGood() {
        var segment = Jobs.segment(table, Shop.members(table, 3));
        var strategy = Shop.active("{}");
        var path = "/v1/strategies/" + strategy + "/issuance-jobs";
        var body = "{\"segmentId\": \"%s\", \"externalId\": \"%s\"}";
        isMadeOnce(path, body.formatted(segment, id), 202, "jobId");
        var other = Jobs.segment(table, Shop.members(table, 1));
        refused(post(path, body.formatted(other, id)), 409, "job-differs");
    }

    @Test
    void asksForTheIdThatGoesWithTheStrategy() {
        var member = Shop.member(table);
        var coupon = post(
                "/v1/strategies/" + Shop.active("{}") + "/coupons",
                "{\"memberId\": \"%s\", \"voucherId\": \"x\"}".formatted(member));
        refused(coupon, 422, "invalid-fields");
        assertThat(coupon.json().getString("errors[0].pointer")).isEqualTo("/voucherId");
        var voucher = post("/v1/strategies/" + vouchers("") + "/coupons", "{\"couponId\": \"x\"}");
        refused(voucher, 422, "invalid-fields");
        assertThat(voucher.json().getString("errors[0].pointer")).isEqualTo("/couponId");
        for (var none : new String[] {"\"\"", "\" \"", "\"" + "x".repeat(129) + "\""}) {
            refused(
                    post("/v1/strategies/" + vouchers("") + "/coupons", "{\"voucherId\": " + none + "}"),
                    422,
                    "invalid-fields");
        }
    }

    /// 32 callers at once want one voucher, the last of the stock.
    @Test
    void issuesOneForManyCallersAtOnce() throws Exception {
        var path = "/v1/strategies/" + vouchers(", \"limits\": {\"stock\": 1}") + "/coupons";
        var body = "{\"voucherId\": \"" + id + "\"}";
        var answers = AtOnce.run(32, i -> Event.as("storefront").by("till-" + i).post(path, body));
        var statuses = answers.stream().map(Event.Answer::status).toList();
        assertThat(Collections.frequency(statuses, 201)).as(statuses.toString()).isEqualTo(1);
        assertThat(Collections.frequency(statuses, 200)).as(statuses.toString()).isEqualTo(31);
        assertThat(answers.stream().map(a -> a.json().getString("code")).distinct())
                .hasSize(1);
    }

    /// The same again, days, a month and years later and whoever asks, is answered alike.
    private static void isMadeOnce(String path, String body, int status, String made) {
        var first = post(path, body);
        assertThat(first.status()).as(first.body()).isEqualTo(status);
        for (int days : new int[] {0, 2, 40, 2_000}) {
            TestClock.forward(Duration.ofDays(days));
            var again = Event.as("operator")
                    .by("another")
                    .header("Idempotency-Key", "k")
                    .post(path, body);
            assertThat(again.status()).as(again.body()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.header("Location")).isEqualTo(first.header("Location"));
            assertThat(again.json().getString(made)).isNotNull();
        }
    }

    private static Event.Answer post(String path, String body) {
        return Event.as("marketer").post(path, body);
    }

    private static StrategyId vouchers(String more) {
        return Shop.active("{\"kind\": \"giftVoucher\", \"benefit\": {\"type\": \"storedValue\", \"amount\": "
                + Shop.usd(5_000) + "}" + more + "}");
    }
}
