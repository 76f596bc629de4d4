package dev.merit.coupons.offers;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What there is for an order. Promotions are everybody's, so each test ends those that it began.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class OffersTest {

    private static final String STACKABLE = "\"stackable\": true, ";

    @Inject
    Table table;

    private MemberId member;
    private final List<StrategyId> begun = new ArrayList<>();

    @BeforeEach
    void register() {
        member = Shop.member(table);
    }

    @AfterEach
    void end() {
        begun.forEach(strategy -> Shop.bring(strategy, "end"));
    }

    /// 10 % and 10.00 go together and take 20.00 off 100.00, more than the 15.00 that only go alone.
    @Test
    void findsTheCombinationThatTakesTheMostOff() {
        var ten = Shop.coupon(Shop.active("{" + STACKABLE + percent(10) + "}"), member);
        var thousand = Shop.coupon(Shop.active("{" + STACKABLE + amount(1_000) + "}"), member);
        var alone = Shop.coupon(Shop.active("{" + amount(1_500) + "}"), member);
        var answer = ask(10_000);
        assertThat(answer.json().<String>getList("offers.code")).containsExactlyInAnyOrder(alone, ten, thousand);
        assertThat(answer.json().getString("offers[0].code")).isEqualTo(alone);
        assertThat(answer.json().<String>getList("best.codes")).containsExactly(ten, thousand);
        assertThat(answer.json().getInt("best.discount.minorUnits")).isEqualTo(2_000);
        assertThat(answer.json().getInt("best.payable.minorUnits")).isEqualTo(8_000);
        var redeemed = Event.as("storefront")
                .post("/v1/redemptions", """
                                {"memberId": "%s", "orderId": "o-1", "order": %s, "codes": ["%s", "%s"]}""".formatted(member, Shop.order(10_000), ten, thousand));
        assertThat(redeemed.json().getInt("discount.minorUnits")).isEqualTo(2_000);
        assertThat(ask(10_000).json().<String>getList("best.codes")).containsExactly(alone);
        assertThat(ask(10_000).json().<String>getList("offers.code")).containsExactly(alone);
    }

    /// It takes nothing off, so it is never the best alone, but goes with what may be combined.
    @Test
    void namesWhatMultipliesPointsBesideIt() {
        var twice = begin("{" + STACKABLE + points("2") + "}");
        Shop.publicCode(twice);
        var thrice = Shop.publicCode(begin("{" + STACKABLE + points("3") + "}"));
        Shop.publicCode(begin("{" + points("4") + "}"));
        assertThat(ask(10_000).json().getMap("best")).isNull();
        var ten = Shop.coupon(Shop.active("{" + STACKABLE + percent(10) + "}"), member);
        assertThat(ask(10_000).json().<String>getList("best.codes")).containsExactly(ten, thrice);
        assertThat(ask(10_000).json().getInt("best.discount.minorUnits")).isEqualTo(1_000);
        var redeemed =
                Event.as("storefront").post("/v1/redemptions", """
                        {"memberId": "%s", "orderId": "o-2", "order": %s, "codes": ["%s", "%s"]}""".formatted(member, Shop.order(10_000), ten, thrice));
        assertThat(redeemed.json().getInt("discount.minorUnits")).isEqualTo(1_000);
        var alone = Shop.coupon(Shop.active("{" + amount(1_500) + "}"), member);
        assertThat(ask(10_000).json().<String>getList("best.codes")).containsExactly(alone);
    }

    @Test
    void saysWhyAndByHowMuchTheOthersMiss() {
        var big = Shop.coupon(Shop.active("{\"conditions\": {\"minimumSpend\": " + Shop.usd(5_000) + "}}"), member);
        var poor = Shop.coupon(
                Shop.active("{" + amount(700) + ", \"limits\": {\"budget\": " + Shop.usd(600) + "}}"), member);
        var reasons = ask(1_000).json().<Map<String, Object>>getList("offers").stream()
                .collect(Collectors.toMap(offer -> offer.get("code"), offer -> offer.get("reasons")));
        assertThat(reasons).containsOnlyKeys(big, poor);
        assertThat(reasons.get(big).toString())
                .contains("code=minimum-spend", "have={minorUnits=1000", "need={minorUnits=5000");
        assertThat(reasons.get(poor).toString())
                .contains("code=budget-exhausted", "have={minorUnits=600", "need={minorUnits=700");
        assertThat(ask(1_000).json().getMap("best")).isNull();
    }

    @Test
    void showsRunningPromotionsToEverybodyAndSecretCodesToNobody() {
        var promotion = begin("{\"kind\": \"promotion\", " + percent(20) + "}");
        var code = Shop.publicCode(promotion);
        Shop.publicCode(begin("{\"kind\": \"coupon\", " + percent(90) + "}"));
        Shop.publicCode(
                begin(
                        "{\"kind\": \"promotion\", " + percent(80)
                                + ", \"window\": {\"from\": \"2020-01-01T00:00:00\", \"to\": \"2020-01-02T00:00:00\", \"zone\": \"UTC\"}}"));
        var offered = ask(10_000);
        assertThat(offered.json().<String>getList("offers.code")).containsExactly(code);
        assertThat(offered.json().<String>getList("best.codes")).containsExactly(code);
        Shop.bring(promotion, "pause");
        assertThat(ask(10_000).json().getList("offers")).isEmpty();
        Shop.bring(promotion, "activate");
        assertThat(ask(10_000).json().<String>getList("offers.code")).containsExactly(code);
    }

    @Test
    void answersMembersForThemselvesOnly() {
        assertThat(ask(10_000).json().getList("offers")).isEmpty();
        refused(ask(MemberId.random(), Shop.order(10_000)), 404, "not-found");
        Shop.publicCode(begin("{\"kind\": \"promotion\", " + percent(20) + "}"));
        refused(ask(MemberId.random(), Shop.order(10_000)), 404, "not-found");
        var refused = ask(member, "{\"total\": {\"minorUnits\": -1, \"currency\": \"USD\"}}");
        refused(refused, 422, "invalid-fields");
        assertThat(refused.json().<String>getList("errors.pointer")).containsExactly("/order/total/minorUnits");
    }

    private StrategyId begin(String fields) {
        var strategy = Shop.active(fields);
        begun.add(strategy);
        return strategy;
    }

    private Event.Answer ask(long cents) {
        var answer = ask(member, Shop.order(cents));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static Event.Answer ask(MemberId member, String order) {
        return Event.as("storefront").post("/v1/members/" + member + "/offers", "{\"order\": " + order + "}");
    }

    private static String percent(int percent) {
        return "\"benefit\": {\"type\": \"percentOff\", \"percent\": \"" + percent + "\"}";
    }

    private static String points(String factor) {
        return "\"kind\": \"points\", \"benefit\": {\"type\": \"pointsMultiplier\", \"factor\": \"" + factor + "\"}";
    }

    private static String amount(long cents) {
        return "\"benefit\": {\"type\": \"amountOff\", \"amount\": " + Shop.usd(cents) + "}";
    }
}
