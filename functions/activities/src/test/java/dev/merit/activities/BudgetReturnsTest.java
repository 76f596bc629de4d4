package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.CouponKind;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.RedemptionState;
import dev.merit.shared.redemption.RedemptionStatus;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.totals.Slots;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Refunds give the budget back that the redemptions of their purchases took.
class BudgetReturnsTest {

    private final DynamoDbClient client = TestDatabase.client();
    private final ActivitiesFixture shop = ActivitiesFixture.on(client, Slots.each());
    private final StrategyId strategy = StrategyId.random();
    private final MemberId member = shop.member();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void givesBackInProportionAndAllOfItInTheEnd() {
        record(ActivitiesFixture.purchase("p", member, 999, redeemed(100), redeemed(7)));
        record(ActivitiesFixture.refund("r-1", member, "p", 333));
        assertThat(budget()).isEqualTo(33 + 2);
        record(ActivitiesFixture.refund("r-2", member, "p", 1));
        assertThat(budget()).isEqualTo(33 + 2);
        record(ActivitiesFixture.refund("r-2", member, "p", 1));
        record(ActivitiesFixture.refund("r-3", member, "p", 664));
        assertThat(budget()).isEqualTo(99 + 6);
        record(ActivitiesFixture.refund("r-4", member, "p", 1));
        assertThat(budget()).isEqualTo(107);
    }

    @Test
    void givesNothingBackThatAnotherPurchaseTook() {
        var redemption = redeemed(100);
        record(ActivitiesFixture.purchase("p", member, 1_000, redemption));
        shop.table.write(Write.update(Keys.redemption(redemption)).set("activityId", "another"));
        record(ActivitiesFixture.refund("r", member, "p", 1_000));
        assertThat(budget()).isZero();
    }

    @Test
    void givesNothingBackThatARollbackGaveBack() {
        var redemption = redeemed(100);
        record(ActivitiesFixture.purchase("p", member, 1_000, redemption));
        shop.table.write(Write.update(Keys.redemption(redemption)).set("status", RedemptionStatus.ROLLED_BACK.text()));
        record(ActivitiesFixture.refund("r", member, "p", 1_000));
        assertThat(budget()).isZero();
    }

    /// 32 refunds of one purchase at once, of a thirty-second part each.
    @Test
    void givesBackOnceHoweverManyRefundsMeet() throws Exception {
        var redemption = redeemed(1_000);
        record(ActivitiesFixture.purchase("p", member, 3_200, redemption));
        var outcomes =
                AtOnce.run(32, i -> shop.activities.record(ActivitiesFixture.refund("r-" + i, member, "p", 100)));
        assertThat(AtOnce.counted(outcomes)).isEqualTo(Map.of("Recorded", 32));
        assertThat(budget()).isEqualTo(1_000);
        var state = Redemption.from(shop.table.get(Keys.redemption(redemption)).orElseThrow())
                .state();
        assertThat(state.restored()).isEqualTo(1_000);
    }

    private void record(Activity activity) {
        assertThat(shop.activities.record(List.of(activity)).getFirst())
                .isInstanceOfAny(RecordingOutcome.Recorded.class, RecordingOutcome.Duplicate.class);
    }

    /// That has taken its discount of the budget.
    private RedemptionId redeemed(long discount) {
        var id = shop.redeemed(member, strategy, discount);
        Item item = shop.table.get(Keys.redemption(id)).orElseThrow();
        var state = new RedemptionState(1, "", null, CouponKind.PERSONAL, false, discount, 0, List.of());
        var plain = Redemption.from(item);
        var redemption = new Redemption(
                id,
                plain.code(),
                strategy,
                member,
                plain.orderId(),
                plain.total(),
                new Money(discount, ActivitiesFixture.USD),
                RedemptionStatus.REDEEMED,
                null,
                List.of(),
                null,
                false,
                state);
        shop.table.write(Write.put(redemption.toItem()));
        return id;
    }

    private long budget() {
        return Shards.left(shop.table.get(Shards.ofBudget(strategy).keys()));
    }
}
