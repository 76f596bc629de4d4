package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.PromotionClaim;
import dev.merit.shared.points.Rate;
import dev.merit.shared.redemption.CouponKind;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.RedemptionState;
import dev.merit.shared.redemption.RedemptionStatus;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The writes of each transition of a redemption. A rollback or release is the exact inverse of the transitions
/// before it. The planner adds the writes that allocate stock and budget, and the claim of a first purchase.
///
/// ```mermaid
/// stateDiagram-v2
///     [*] --> reserved: reserve
///     [*] --> redeemed: redeem
///     reserved --> redeemed: redeem
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
    static List<Write> redeemOrReserve(Redemption redemption, EvaluatedCode evaluated, Instant now) {
        var context = evaluated.context();
        var writes = new ArrayList<Write>();
        writes.add(put(redemption, context, now));
        writes.addAll(evaluated.coupon().use(redemption, context.limits(), now));
        return writes;
    }

    private static Write put(Redemption redemption, EvaluationContext context, Instant now) {
        var put = Write.put(redemption
                .toItem()
                .instant(redemption.status() + "At", now)
                .text(
                        Redemption.POINTS_FACTOR,
                        context.terms().benefit().pointsFactor().map(Rate::text).orElse(null)));
        long before = redemption.state().revision() - 1;
        return before == 0
                ? put.when(Write.ABSENT)
                : put.when(RedemptionState.UNCHANGED).with(":revision", before);
    }

    /// Redeems a reservation.
    static List<Write> confirm(Redemption reserved, Coupon coupon, Instant now) {
        var writes = new ArrayList<Write>();
        writes.add(reserved.changeStatus(RedemptionStatus.REDEEMED, now));
        writes.addAll(coupon.confirm(reserved, now));
        return writes;
    }

    /// Rolls back a redemption, or releases a reservation.
    ///
    /// @param coupon reads the coupon's item, if the writes depend on it
    static List<Write> rollBackOrRelease(Redemption redemption, Supplier<Item> coupon, Instant now) {
        var state = redemption.state();
        var writes = new ArrayList<Write>();
        writes.add(redemption.changeStatus(
                redemption.isReserved() ? RedemptionStatus.RELEASED : RedemptionStatus.ROLLED_BACK, now));
        writes.addAll(Coupon.restore(redemption, coupon, now));
        boolean staysIssued = state.coupon() == CouponKind.PROMOTION_CLAIM && !PromotionClaim.isUsedOnce(coupon.get());
        if (state.fromStock() && !staysIssued) {
            writes.add(Shards.ofStock(redemption.strategyId()).restore(1));
        }
        if (state.budget() > state.restored()) {
            writes.add(Shards.ofBudget(redemption.strategyId()).restore(state.budget() - state.restored()));
        }
        return writes;
    }
}
