package dev.merit.local.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The same request several times at once, where the first of them takes the last of what there is: whoever comes
/// behind is told what came of it, and never that nothing is left.
@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class RepeatsCrowdTest extends CrowdFixture {

    private static final int ORDERS = 16;
    private static final int TIMES = 4;
    private static final long TOTAL = 1_000;
    private static final long DISCOUNT = 100;

    RepeatsCrowdTest() {
        super("CHF");
    }

    @Test
    void ofTheLastUseOfAPublicCode() throws Exception {
        var member = member();
        var codes = each(_ -> shop.publicCode(shop.strategy(ShopClient.percent("10"), "\"stock\": 1", "")));
        repeats(i -> shop.redeem(codes.get(i), member, "redeem-" + i, TOTAL));
        var others = each(_ -> shop.publicCode(shop.strategy(ShopClient.percent("10"), "\"stock\": 1", "")));
        repeats(i -> shop.reserve(others.get(i), member, "reserve-" + i, TOTAL, 600));
    }

    @Test
    void ofTheLastUseThatAMemberHas() throws Exception {
        var members = shop.members(ORDERS);
        var code = shop.publicCode(shop.strategy(ShopClient.percent("10"), "\"perMember\": 1", ""));
        repeats(i -> shop.redeem(code, members.get(i), "public-" + i, TOTAL));
        var strategy = shop.strategy(ShopClient.percent("10"), "", "");
        var coupons = each(i -> shop.coupon(strategy, members.get(i)));
        repeats(i -> shop.redeem(coupons.get(i), members.get(i), "coupon-" + i, TOTAL));
    }

    @Test
    void ofTheLastOfTheBudget() throws Exception {
        var member = member();
        var budget = "\"budget\": " + shop.money(DISCOUNT);
        var codes = each(_ -> shop.publicCode(shop.strategy(ShopClient.percent("10"), budget, "")));
        repeats(i -> shop.redeem(codes.get(i), member, "budget-" + i, TOTAL));
    }

    @Test
    void ofTheUseOfABatchsCode() throws Exception {
        var member = member();
        var path = "/v1/strategies/" + shop.strategy(ShopClient.percent("10"), "", "") + "/batches";
        var batch = http.post(path, "", "{\"quantity\": " + ORDERS + "}").json().getString("batchId");
        var lines = http.get(path + "/" + batch + "/codes").body().lines().skip(1);
        var codes = lines.map(line -> line.substring(line.indexOf(',') + 1)).toList();
        repeats(i -> shop.redeem(codes.get(i), member, "batch-" + i, TOTAL));
    }

    @Test
    void ofAllThatIsOnAVoucher() throws Exception {
        var member = member();
        var value = "{\"type\": \"storedValue\", \"amount\": " + shop.money(DISCOUNT) + "}";
        var strategy = shop.strategy("giftVoucher", value, "", "");
        var codes = each(_ -> shop.made("/v1/strategies/" + strategy + "/coupons", "{}", "code"));
        repeats(i -> shop.redeem(codes.get(i), member, "voucher-" + i, TOTAL));
    }

    @Test
    void ofARefundOfAllThatAVoucherPaid() throws Exception {
        var member = member();
        var value = "{\"type\": \"storedValue\", \"amount\": " + shop.money(DISCOUNT) + "}";
        var strategy = shop.strategy("giftVoucher", value, "", "");
        var paid = each(i -> shop.redeem(
                        shop.made("/v1/strategies/" + strategy + "/coupons", "{}", "code"),
                        member,
                        "refunded-" + i,
                        TOTAL)
                .json()
                .getString("redemptionId"));
        var refund = "{\"refundId\": \"r\", \"amount\": " + shop.money(DISCOUNT) + "}";
        repeats(i -> http.post("/v1/redemptions/" + paid.get(i) + "/refunds", "", refund));
    }

    @Test
    void ofAllTheirPoints() throws Exception {
        shop.purse().programme(0, 12);
        var to = member();
        var members = shop.members(ORDERS);
        members.forEach(member -> shop.purse().adjust(member, 20));
        repeats(i -> shop.purse().spend(members.get(i), "points", 20));
        members.forEach(member -> shop.purse().adjust(member, 20));
        repeats(i -> shop.purse().transfer(members.get(i), "points", to, 20));
        var back = crowd.ask(ORDERS * TIMES, i -> shop.purse().returnTransfer(members.get(i / TIMES), "points"));
        assertThat(back.counted()).isEqualTo(Map.of("200", ORDERS * TIMES));
        members.forEach(member ->
                assertThat(shop.purse().standing(member).getLong("balance")).isEqualTo(20));
    }

    @Test
    void ofSeveralCodes() throws Exception {
        var member = member();
        var limits = "\"stock\": 1, \"budget\": " + shop.money(DISCOUNT);
        var first =
                each(_ -> shop.publicCode(shop.strategy(ShopClient.percent("10"), limits, ", \"stackable\": true")));
        var second = each(
                _ -> shop.coupon(shop.strategy(ShopClient.percent("10"), limits, ", \"stackable\": true"), member));
        repeats(i -> shop.redeem(List.of(first.get(i), second.get(i)), member, "several-" + i, TOTAL));
    }

    @Test
    void ofTheLastOfAPromotion() throws Exception {
        var members = shop.members(ORDERS);
        var limits = "\"perMember\": 1, \"stock\": " + 2 * ORDERS;
        var promotion = shop.strategy("promotion", ShopClient.percent("10"), limits, "");
        var named = ", \"strategyIds\": " + Body.array(List.of(promotion));
        repeats(i -> shop.named("", named, members.get(i), "named-" + i, TOTAL));
        var others = shop.members(ORDERS);
        repeats(i -> shop.named("", ", \"best\": true", others.get(i), "best-" + i, TOTAL));
        var none = crowd.ask(ORDERS, i -> shop.named("", ", \"best\": true", member(), "none-" + i, TOTAL));
        assertThat(none.counted()).isEqualTo(Map.of("not-eligible", ORDERS));
    }

    private void repeats(IntFunction<Http.Answer> call) throws Exception {
        var answers = crowd.ask(ORDERS * TIMES, i -> call.apply(i / TIMES));
        assertThat(answers.counted()).isEqualTo(Map.of("201", ORDERS, "200", ORDERS * (TIMES - 1)));
    }

    private String member() {
        return shop.members(1).getFirst();
    }

    private static List<String> each(IntFunction<String> made) {
        return IntStream.range(0, ORDERS).mapToObj(made).toList();
    }
}
