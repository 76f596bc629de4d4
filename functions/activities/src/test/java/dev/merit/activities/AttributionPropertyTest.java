package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.activity.PartRefund;
import dev.merit.shared.activity.Share;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import dev.merit.shared.testing.Redeemed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/// Whatever was paid, discounted and refunded in whatever parts: shares add up to the amount, no refund takes more of
/// a share than is left of it, and all refunds together take back exactly everything.
class AttributionPropertyTest {

    private static final MemberId MEMBER = MemberId.random();
    private static final List<StrategyId> STRATEGIES = IntStream.range(0, 4)
            .mapToObj(i -> new StrategyId("00000000000" + i))
            .toList();

    @Property(tries = 2_000)
    void givesAndTakesBackExactlyEverything(
            @ForAll("amounts") long paid,
            @ForAll("discounts") List<Long> discounts,
            @ForAll @Size(max = 12) List<Double> parts) {
        var redemptions = new HashMap<Key, Item>();
        var ids = new ArrayList<RedemptionId>();
        for (int i = 0; i < discounts.size(); i++) {
            ids.add(redeemed(STRATEGIES.get(i % STRATEGIES.size()), discounts.get(i), redemptions));
        }
        var purchase = ActivitiesFixture.purchase("p", MEMBER, paid, ids.toArray(RedemptionId[]::new));
        var record = new ActivityRecord(purchase, ActivitiesFixture.NOON, Attribution.shares(purchase, redemptions));
        assertThat(sum(record.shares())).isEqualTo(paid);
        assertThat(record.shares().stream().map(Share::strategy)).doesNotHaveDuplicates();

        for (double part : parts) {
            record = refunded(record, (long) (Math.abs(part % 1) * record.left()));
        }
        record = refunded(record, record.left());
        assertThat(record.takenBack())
                .isEqualTo(record.shares().stream().map(Share::minorUnits).toList());
    }

    private static ActivityRecord refunded(ActivityRecord purchase, long refund) {
        var redeemed = new RedeemedParts(purchase.activity(), List.of());
        var parts = PartRefund.of(purchase, ActivitiesFixture.refund("r", MEMBER, "p", refund), redeemed.discounts());
        var taken = Attribution.taken(purchase, parts, refund, redeemed);
        assertThat(sum(taken)).isEqualTo(refund);
        var after = new ArrayList<Long>();
        for (int i = 0; i < taken.size(); i++) {
            assertThat(taken.get(i).strategy())
                    .isEqualTo(purchase.shares().get(i).strategy());
            assertThat(taken.get(i).minorUnits()).isNotNegative();
            after.add(purchase.takenBack().get(i) + taken.get(i).minorUnits());
            assertThat(after.get(i))
                    .isLessThanOrEqualTo(purchase.shares().get(i).minorUnits());
        }
        return new ActivityRecord(
                purchase.activity(),
                purchase.countedAt(),
                purchase.recordedAt(),
                purchase.shares(),
                parts.after(),
                after,
                purchase.earned(),
                purchase.earnedByPart(),
                purchase.effectVersion());
    }

    private static RedemptionId redeemed(StrategyId strategy, long discount, Map<Key, Item> all) {
        var id = RedemptionId.random();
        var money = new Money(discount, ActivitiesFixture.USD);
        var redemption = Redeemed.of(id, strategy, MEMBER, "order", money, money);
        all.put(Keys.redemption(id), redemption.toItem());
        return id;
    }

    private static long sum(List<Share> shares) {
        return shares.stream().mapToLong(Share::minorUnits).sum();
    }

    @Provide
    Arbitrary<Long> amounts() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.longs().between(0, 100)),
                Tuple.of(3, Arbitraries.longs().between(0, 1_000_000)),
                Tuple.of(1, Arbitraries.longs().between(Money.LIMIT - 3, Money.LIMIT)));
    }

    @Provide
    Arbitrary<List<Long>> discounts() {
        return amounts().list().ofMinSize(1).ofMaxSize(8);
    }
}
