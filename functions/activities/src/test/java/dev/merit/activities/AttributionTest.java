package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.Share;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.RedemptionStatus;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.TestDatabase;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Which strategy a purchase and its refunds count for.
class AttributionTest {

    private static final StrategyId SPRING = new StrategyId("0000000spr1n");
    private static final StrategyId AUTUMN = new StrategyId("00000avtvmn0");

    private final DynamoDbClient client = TestDatabase.client();
    private final ActivitiesFixture shop = ActivitiesFixture.on(client);
    private final MemberId member = shop.member();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void sharesAPurchaseOutAndTakesItBackToTheLastCent() {
        var one = shop.redeemed(member, SPRING, 10);
        var two = shop.redeemed(member, AUTUMN, 10);
        var three = shop.redeemed(member, SPRING, 10);
        var told = (RecordingOutcome.Recorded) record(ActivitiesFixture.purchase("p", member, 1_000, one, two, three));
        assertThat(told.activity().shares()).containsExactly(new Share(SPRING, 667), new Share(AUTUMN, 333));
        assertRevenue(667, 333);

        record(ActivitiesFixture.refund("r1", member, "p", 1));
        assertRevenue(666, 333);
        record(ActivitiesFixture.refund("r2", member, "p", 500));
        assertRevenue(333, 166);
        record(ActivitiesFixture.refund("r3", member, "p", 0));
        assertRevenue(333, 166);
        record(ActivitiesFixture.refund("r4", member, "p", 499));
        assertRevenue(0, 0);
        assertThat(record(ActivitiesFixture.refund("r5", member, "p", 1)))
                .isInstanceOf(RecordingOutcome.MoreThanPaid.class);
        assertThat(shop.net()).isZero();
    }

    @Test
    void countsARedemptionForOneOfSixteenPurchasesAtOnce() throws Exception {
        var redemption = shop.redeemed(member, SPRING, 10);
        var other = shop.redeemed(member, AUTUMN, 10);
        var told = AtOnce.run(
                16,
                i -> record(
                        i % 2 == 0
                                ? ActivitiesFixture.purchase("p" + i, member, 100, redemption)
                                : ActivitiesFixture.purchase("p" + i, member, 100, other, redemption)));
        System.out.println("16 purchases name one redemption: " + AtOnce.counted(told));
        assertThat(AtOnce.counted(told)).isEqualTo(Map.of("Recorded", 1, "NotRedeemed", 15));
        assertThat(shop.net()).isEqualTo(100);
        assertThat(shop.revenue(SPRING) + shop.revenue(AUTUMN)).isEqualTo(100);
        assertThat(shop.wallet(member, "purchases.USD")).isEqualTo(1);
    }

    @Test
    void recordsOnePurchaseOfSixteenTimesTheSame() throws Exception {
        var redemption = shop.redeemed(member, SPRING, 10);
        var told = AtOnce.run(16, _ -> record(ActivitiesFixture.purchase("p", member, 100, redemption)));
        assertThat(AtOnce.counted(told)).isEqualTo(Map.of("Recorded", 1, "Duplicate", 15));
        assertThat(shop.revenue(SPRING)).isEqualTo(100);
    }

    @Test
    void countsOnlyTheMembersOwnOpenRedemptionsInTheCurrency() {
        var good = shop.redeemed(member, SPRING, 10);
        var usd = new Money(10, ActivitiesFixture.USD);
        refuses(good, RedemptionId.random());
        refuses(good, shop.redeemed(member, SPRING, usd, RedemptionStatus.ROLLED_BACK));
        refuses(good, shop.redeemed(shop.member(), SPRING, 10));
        refuses(
                good,
                shop.redeemed(member, SPRING, new Money(10, Currency.getInstance("EUR")), RedemptionStatus.REDEEMED));
        var tied = shop.redeemed(member, SPRING, 10);
        record(ActivitiesFixture.purchase("first", member, 100, tied));
        refuses(good, tied);
        assertThat(shop.net()).isEqualTo(100);
        assertThat(redemption(good).activityId()).isNull();
        assertThat(record(ActivitiesFixture.purchase("p", member, 100, good)))
                .isInstanceOf(RecordingOutcome.Recorded.class);
    }

    @Test
    void answersARetriedPurchaseAsTheFirstTime() {
        var redemption = shop.redeemed(member, SPRING, 10);
        var purchase = ActivitiesFixture.purchase("p", member, 100, redemption);
        var first = (RecordingOutcome.Recorded) record(purchase);
        assertThat(redemption(redemption).activityId()).isEqualTo(purchase.activityId());
        assertThat(record(purchase)).isEqualTo(new RecordingOutcome.Duplicate(first.activity()));
        assertThat(record(ActivitiesFixture.purchase("p", member, 101, redemption)))
                .isEqualTo(new RecordingOutcome.Differs());
        assertThat(record(ActivitiesFixture.purchase("p", member, 100))).isEqualTo(new RecordingOutcome.Differs());
        assertThat(shop.revenue(SPRING)).isEqualTo(100);
    }

    @Test
    void sharesEquallyWhereNothingWasTakenOff() {
        var one = shop.redeemed(member, SPRING, 0);
        var two = shop.redeemed(member, AUTUMN, 0);
        record(ActivitiesFixture.purchase("p", member, 101, one, two));
        assertRevenue(51, 50);
        record(ActivitiesFixture.refund("r", member, "p", 101));
        assertRevenue(0, 0);
    }

    private void refuses(RedemptionId good, RedemptionId bad) {
        assertThat(record(ActivitiesFixture.purchase("p", member, 100, good, bad)))
                .isEqualTo(new RecordingOutcome.NotRedeemed(bad));
    }

    private Redemption redemption(RedemptionId id) {
        return Redemption.from(shop.table.get(Keys.redemption(id)).orElseThrow());
    }

    private void assertRevenue(long spring, long autumn) {
        assertThat(shop.revenue(SPRING)).isEqualTo(spring);
        assertThat(shop.revenue(AUTUMN)).isEqualTo(autumn);
    }

    private RecordingOutcome record(Activity activity) {
        return shop.activities.record(activity);
    }
}
