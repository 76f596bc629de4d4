package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.PromotionClaim;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.points.Rate;
import dev.merit.shared.redemption.CouponKind;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.RedemptionEntry;
import dev.merit.shared.redemption.RedemptionState;
import dev.merit.shared.redemption.RedemptionStatus;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The ledger's entry of each transition of a redemption. A rollback or release is the exact inverse of the transitions
/// before it. The planner adds the writes that allocate stock and budget, and the claim of a first purchase.
///
/// ```mermaid
/// stateDiagram-v2
///     [*] --> reserved: reserve
///     [*] --> redeemed: redeem
///     reserved --> redeemed: redeem
///     reserved --> reserved: prolong
///     reserved --> released: release, or the reservation expires
///     redeemed --> rolledBack: roll back
///     released --> reserved: reserve
///     released --> redeemed: redeem
///     rolledBack --> reserved: reserve
///     rolledBack --> redeemed: redeem
/// ```
final class RedemptionTransitions {

    private RedemptionTransitions() {}

    /// Redeems or reserves an item, for the first time or again after a rollback or release.
    static Entry redeemOrReserve(Redemption redemption, EvaluatedCode evaluated, Instant now) {
        var context = evaluated.context();
        var put = put(redemption, context, now);
        var entry = redemption.isRedeemed() ? redemption.countRedeemed(put, now) : Entry.of(List.of(put));
        return entry.plus(List.of(RedemptionEntry.put(redemption, now)))
                .plus(evaluated.coupon().use(redemption, context.limits(), now));
    }

    private static Write put(Redemption redemption, EvaluationContext context, Instant now) {
        var item = RedemptionEntry.list(redemption, redemption.toItem(), now);
        var put = Write.put(item.instant(redemption.status().text() + "At", now)
                .text(
                        Redemption.POINTS_FACTOR,
                        context.terms().benefit().pointsFactor().map(Rate::text).orElse(null)));
        long before = redemption.state().revision() - 1;
        return before == 0
                ? put.when(Write.ABSENT)
                : put.when(RedemptionState.UNCHANGED).with(":revision", before);
    }

    /// Redeems a reservation.
    static Entry confirm(Redemption reserved, Coupon coupon, Instant now) {
        return reserved.confirmed()
                .countRedeemed(reserved.changeStatus(RedemptionStatus.REDEEMED, now), now)
                .plus(coupon.confirm(reserved, now));
    }

    /// Moves the end of a reservation.
    static List<Write> prolong(Redemption reserved, Instant until) {
        var writes = new ArrayList<Write>();
        writes.add(reserved.prolong(until));
        writes.addAll(Coupon.prolong(reserved, until));
        return writes;
    }

    /// Rolls back a redemption, or releases a reservation.
    ///
    /// @param coupon reads the coupon's item, if the writes depend on it
    static Entry rollBackOrRelease(Redemption redemption, Supplier<Item> coupon, Instant now) {
        var state = redemption.state();
        var ended = redemption.isReserved()
                ? Entry.of(List.of(redemption.changeStatus(RedemptionStatus.RELEASED, now)))
                : redemption.countRolledBack(redemption.changeStatus(RedemptionStatus.ROLLED_BACK, now), now);
        var writes = new ArrayList<Write>();
        boolean staysIssued = state.coupon() == CouponKind.PROMOTION_CLAIM && !PromotionClaim.isUsedOnce(coupon.get());
        if (state.fromStock() && !staysIssued) {
            writes.add(Shards.ofStock(redemption.strategyId()).restore(1));
        }
        if (state.budget() > state.restored()) {
            writes.add(Shards.ofBudget(redemption.strategyId()).restore(state.budget() - state.restored()));
        }
        return ended.plus(Coupon.restore(redemption, coupon, now)).plus(writes);
    }
}
