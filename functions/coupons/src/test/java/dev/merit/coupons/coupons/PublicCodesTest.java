package dev.merit.coupons.coupons;

import static dev.merit.shared.testing.Shop.order;
import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class PublicCodesTest {

    @Inject
    Table table;

    @Test
    void makesACodeThatIsUnique() {
        var strategy = Shop.draft("{}");
        var made = make(strategy, "Summer26");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/v1/coupons/SUMMER26");
        assertThat(made.json().getString("memberId")).isNull();
        assertThat(Event.asMember(Shop.member(table).value())
                        .get("/v1/coupons/summer-26")
                        .body())
                .isEqualTo(made.body());
        var again = make(strategy, "SUMMER26");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(made.body());
        refused(make(Shop.draft("{}"), "SUMMER26"), 409, "code-taken");
        var active = Shop.active("{}");
        var drawn = Shop.coupon(active, Shop.member(table)).replace("-", "");
        refused(make(active, drawn), 409, "code-taken");
    }

    /// Pasted with what nobody sees, or typed with wide letters.
    @Test
    void keepsTheCodeThatWasMeant() {
        var strategy = Shop.draft("{}");
        var made = make(strategy, "\u200bＡＵＴＵＭＮ26\u00a0");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().getString("code")).isEqualTo("AUTUMN26");
        assertThat(make(strategy, "Autumn26\\r\\n").status()).isEqualTo(200);
    }

    @Test
    void refusesWhatIsNoCode() {
        var strategy = Shop.draft("{}");
        for (var code : new String[] {"ABC", "A".repeat(33), "SUMMER-26", "SÜMMER26", "SUMMER 26"}) {
            refused(make(strategy, code), 422, "invalid-fields");
        }
        refused(make(new StrategyId("0123456789ab"), "WINTER26"), 404, "not-found");
        Shop.bring(strategy, "end");
        var ended = make(strategy, "WINTER26");
        refused(ended, 409, "strategy-not-active");
        assertThat(ended.json().getString("have")).isEqualTo("ended");
        assertThat(ended.json().getString("need")).isEqualTo("active");
        refused(
                Event.as("storefront").post("/v1/strategies/" + strategy + "/codes", "{\"code\": \"WINTER26\"}"),
                403,
                "forbidden");
    }

    @Test
    void isForEveryMemberUpToTheLimitsAndGivesBackWhatItTook() {
        var strategy = Shop.active("{\"limits\": {\"stock\": 3, \"perMember\": 2}}");
        var code = Shop.publicCode(strategy);
        var ada = Shop.member(table);
        var before = table.get(Keys.coupon(code)).orElseThrow().toString();
        var first = Shop.redeem(code, ada, "a-1", order(1_000));
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(Shop.redeem(code, ada, "a-1", order(1_000)).body()).isEqualTo(first.body());
        assertThat(Shop.redeem(code, ada, "a-2", order(1_000)).status()).isEqualTo(201);
        var third = Shop.redeem(code, ada, "a-3", order(1_000));
        refused(third, 409, "member-limit-reached");
        assertThat(third.json().getInt("limit")).isEqualTo(2);
        assertThat(validated(code, ada)).isEqualTo("[member-limit-reached]");
        assertThat(asked(code, ada).json().getInt("reasons[0].limit")).isEqualTo(2);
        refused(Shop.redeem(code, Shop.member(table), "a-1", order(1_000)), 409, "redemption-differs");
        assertThat(Shop.redeem(code, Shop.member(table), "b-1", order(1_000)).status())
                .isEqualTo(201);
        refused(Shop.redeem(code, Shop.member(table), "c-1", order(1_000)), 409, "sold-out");
        assertThat(validated(code, Shop.member(table))).isEqualTo("[sold-out]");
        Shop.rollBack(first.json().getString("redemptionId"));
        assertThat(Shop.left(table, Shards.ofStock(strategy))).isEqualTo(1);
        assertThat(Shop.redeem(code, ada, "a-3", order(1_000)).status()).isEqualTo(201);
        assertThat(table.get(Keys.coupon(code)).orElseThrow().toString()).isEqualTo(before);
    }

    @Test
    void followsItsStrategysTerms() {
        var strategy = Shop.active("{}");
        var code = Shop.publicCode(strategy);
        Shop.bring(strategy, "pause");
        var changed = Event.as("marketer")
                .header("If-Match", "*")
                .patch("/v1/strategies/" + strategy, "{\"benefit\": {\"percent\": \"20\"}}");
        assertThat(changed.status()).isEqualTo(200);
        refused(Shop.redeem(code, Shop.member(table), "o", order(1_000)), 422, "not-eligible");
        Shop.bring(strategy, "activate");
        assertThat(Shop.redeem(code, Shop.member(table), "o", order(1_000))
                        .json()
                        .getInt("discount.minorUnits"))
                .isEqualTo(200);
    }

    private static String validated(String code, MemberId member) {
        return asked(code, member).json().getList("reasons.code").toString();
    }

    private static Event.Answer asked(String code, MemberId member) {
        var asked = "{\"memberId\": \"" + member + "\", \"order\": " + order(1_000) + "}";
        return Event.asMember(member.value()).post("/v1/coupons/" + code + "/validate", asked);
    }

    private static Event.Answer make(StrategyId strategy, String code) {
        return Event.as("marketer").post("/v1/strategies/" + strategy + "/codes", "{\"code\": \"" + code + "\"}");
    }
}
