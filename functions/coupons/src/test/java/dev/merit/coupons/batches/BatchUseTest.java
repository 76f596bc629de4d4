package dev.merit.coupons.batches;

import static dev.merit.shared.testing.Shop.order;
import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The codes of a batch in members' hands.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BatchUseTest {

    @Inject
    Table table;

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    @Test
    void isKeptNowhereBeforeItIsUsed() {
        var strategy = Shop.active("{\"limits\": {\"stock\": 2000000}}");
        var member = Shop.member(table);
        var before = keys();
        var batch = Shop.batch(strategy, 1_000_000);
        var codes = Shop.codes(strategy, batch);
        assertThat(codes).hasSize(100_000);
        for (var code : codes.subList(0, 20)) {
            assertThat(read(code).status()).isEqualTo(200);
            assertThat(validated(code, member)).isEqualTo("[]");
        }
        assertThat(added(before)).containsExactly(Keys.batch(batch));
        var redeemed = Shop.redeem(codes.get(7), member, "o-1", order(1_000));
        assertThat(redeemed.status()).as(redeemed.body()).isEqualTo(201);
        assertThat(added(before))
                .hasSize(5)
                .contains(Keys.coupon(new CouponCode(codes.get(7)).canonical()), Keys.use(member, strategy));
        assertThat(Shop.left(table, Shards.ofStock(strategy))).isEqualTo(1_000_000);
    }

    @Test
    void isWhoeversHasItOnce() {
        var strategy = Shop.active("{}");
        var code = Shop.codes(strategy, Shop.batch(strategy, 10)).get(3);
        var ada = Shop.member(table);
        var ben = Shop.member(table);
        var unused = read(code).json();
        assertThat(unused.getString("status")).isEqualTo("issued");
        assertThat(unused.getString("memberId")).isNull();
        assertThat(unused.getInt("uses.most")).isEqualTo(1);
        assertThat(Event.asMember(ada.value()).get("/v1/coupons/" + code).status())
                .isEqualTo(200);
        var redeemed = Shop.redeem(code, ada, "o-1", order(1_000));
        assertThat(redeemed.json().getInt("discount.minorUnits")).isEqualTo(125);
        var again = Shop.redeem(code.toLowerCase(Locale.ROOT), ada, "o-1", order(1_000));
        assertThat(again.status()).isEqualTo(200);
        refused(Shop.redeem(code, ben, "o-2", order(1_000)), 409, "already-redeemed");
        assertThat(read(code).json().getString("orderId")).isEqualTo("o-1");
        assertThat(Event.asMember(ben.value()).get("/v1/coupons/" + code).json().getString("orderId"))
                .isNull();
        Shop.rollBack(redeemed.json().getString("redemptionId"));
        assertThat(read(code).json().getString("status")).isEqualTo("issued");
        assertThat(Shop.redeem(code, ben, "o-2", order(1_000)).status()).isEqualTo(201);
        assertThat(Shop.redeem(code, ada, "o-1", order(1_000)).status()).isEqualTo(409);
        assertThat(issued(ada, strategy)).isZero();
        assertThat(issued(ben, strategy)).isEqualTo(1);
    }

    @Test
    void isReservedReleasedAndRedeemed() {
        var strategy = Shop.active("{\"limits\": {\"perMember\": 1, \"budget\": " + Shop.usd(1_000) + "}}");
        var codes = Shop.codes(strategy, Shop.batch(strategy, 10));
        var ada = Shop.member(table);
        var ben = Shop.member(table);
        var reserved = Shop.reserve(codes.get(0), ada, "o-1", order(1_000));
        assertThat(reserved.status()).as(reserved.body()).isEqualTo(201);
        refused(Shop.redeem(codes.get(0), ben, "o-2", order(1_000)), 409, "already-redeemed");
        refused(Shop.redeem(codes.get(1), ada, "o-3", order(1_000)), 409, "member-limit-reached");
        assertThat(validated(codes.get(1), ada)).isEqualTo("[member-limit-reached]");
        TestClock.forward(Duration.ofSeconds(61));
        assertThat(Shop.redeem(codes.get(0), ben, "o-2", order(1_000)).status()).isEqualTo(201);
        var held = Shop.reserve(codes.get(1), ada, "o-3", order(1_000));
        assertThat(Shop.redeem(codes.get(1), ada, "o-3", order(1_000)).status()).isEqualTo(201);
        Shop.rollBack(held.json().getString("redemptionId"));
        assertThat(issued(ada, strategy)).isZero();
        assertThat(Shop.left(table, Shards.ofBudget(strategy))).isEqualTo(875);
        assertThat(Shop.redeem(codes.get(2), ada, "o-4", order(1_000)).status()).isEqualTo(201);
    }

    @Test
    void keepsTheTermsItWasMadeUnder() {
        var strategy = Shop.active("{}");
        var code = Shop.codes(strategy, Shop.batch(strategy, 1)).getFirst();
        Shop.bring(strategy, "pause");
        refused(Shop.redeem(code, Shop.member(table), "o-1", order(1_000)), 422, "not-eligible");
        var changed = Event.as("marketer")
                .header("If-Match", "*")
                .patch("/v1/strategies/" + strategy, "{\"benefit\": {\"percent\": \"20\"}}");
        assertThat(changed.status()).isEqualTo(200);
        Shop.bring(strategy, "activate");
        var redeemed = Shop.redeem(code, Shop.member(table), "o-1", order(1_000));
        assertThat(redeemed.json().getInt("discount.minorUnits")).isEqualTo(125);
    }

    @Test
    void isNotUsedOnceItIsRevoked() {
        var strategy = Shop.active("{\"limits\": {\"stock\": 20, \"usesPerCoupon\": 2}}");
        var batch = Shop.batch(strategy, 10);
        var codes = Shop.codes(strategy, batch);
        var member = Shop.member(table);
        var redeemed = Shop.redeem(codes.get(0), member, "o-1", order(1_000));
        var withdrawn = Shop.redeem(codes.get(1), member, "o-2", order(1_000));
        Shop.rollBack(withdrawn.json().getString("redemptionId"));
        Shop.reserve(codes.get(2), member, "o-3", order(1_000));
        assertThat(Shop.revoke(strategy, batch, 1, 4).status()).isEqualTo(200);
        for (int i = 0; i < 4; i++) {
            refused(Shop.redeem(codes.get(i), member, "o-9", order(1_000)), 409, "revoked");
            refused(Shop.reserve(codes.get(i), member, "o-9", order(1_000)), 409, "revoked");
            assertThat(validated(codes.get(i), member)).isEqualTo("[revoked]");
            assertThat(read(codes.get(i)).json().getString("status")).isEqualTo("revoked");
        }
        assertThat(Shop.redeem(codes.get(0), member, "o-1", order(1_000)).body())
                .isEqualTo(redeemed.body());
        assertThat(Shop.redeem(codes.get(2), member, "o-3", order(1_000)).status())
                .isEqualTo(201);
        assertThat(Shop.redeem(codes.get(4), member, "o-9", order(1_000)).status())
                .isEqualTo(201);
        assertThat(Shop.codes(strategy, batch)).isEqualTo(codes.subList(4, 10));
        assertThat(Shop.left(table, Shards.ofStock(strategy))).isEqualTo(10);
    }

    private long issued(MemberId member, StrategyId strategy) {
        return table.get(Keys.use(member, strategy)).orElseThrow().sum("issued");
    }

    private Set<Key> keys() {
        var keys = new HashSet<Key>();
        table.scan(0, 1, item -> keys.add(item.key()));
        return keys;
    }

    /// The keys of the new items, but for those of the audit log and of the ledger.
    private Set<Key> added(Set<Key> before) {
        var added = keys();
        added.removeAll(before);
        added.removeIf(key -> key.pk().startsWith("AUDIT#") || key.pk().startsWith("SLOT#"));
        return added;
    }

    private static Event.Answer read(String code) {
        return Event.as("storefront").get("/v1/coupons/" + code);
    }

    private static String validated(String code, MemberId member) {
        var asked = "{\"memberId\": \"" + member + "\", \"order\": " + order(1_000) + "}";
        var answer = Event.asMember(member.value()).post("/v1/coupons/" + code + "/validate", asked);
        return answer.json().getList("reasons.code").toString();
    }
}
