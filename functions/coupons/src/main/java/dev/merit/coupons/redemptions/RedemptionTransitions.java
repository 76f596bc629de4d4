package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.RedemptionState;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The writes of each step that a redemption goes, as far as they are its own: each step back undoes exactly what the
/// steps before it did. What is taken of the stock and the budget, and the member's first purchase, come to them.
///
/// ```mermaid
/// stateDiagram-v2
///     [*] --> reserved: reserve
///     [*] --> redeemed: redeem
///     reserved --> redeemed: redeem
///     reserved --> released: cancel, or its time is over
///     redeemed --> rolledBack: roll back
///     released --> reserved: reserve
///     released --> redeemed: redeem
///     rolledBack --> reserved: reserve
///     rolledBack --> redeemed: redeem
/// ```
final class RedemptionTransitions {

    private RedemptionTransitions() {}

    /// Redeems or reserves, for the first time or again.
    static List<Write> open(Redemption redemption, CodeInOrder candidate, EvaluationContext facts, Instant now) {
        var put = Write.put(redemption
                .toItem()
                .instant(redemption.status() + "At", now)
                .text(
                        Redemption.POINTS_FACTOR,
                        facts.terms().benefit().pointsFactor().map(Rate::text).orElse(null)));
        long before = redemption.session().revision() - 1;
        var writes = new ArrayList<Write>();
        writes.add(
                before == 0
                        ? put.when(Write.ABSENT)
                        : put.when(RedemptionState.AS_SEEN).with(":revision", before));
        writes.addAll(candidate.coupon().take(redemption, facts.limits(), now));
        return writes;
    }

    /// Redeems what is reserved.
    static List<Write> confirm(Redemption redemption, Coupon coupon, Instant now) {
        var writes = new ArrayList<>(List.of(redemption.become(Redemption.REDEEMED, now)));
        writes.addAll(coupon.confirm(redemption, now));
        return writes;
    }

    /// Rolls back what is redeemed, releases what is reserved.
    ///
    /// @param item reads the coupon's item
    static List<Write> undo(Redemption redemption, Supplier<Item> item, Instant now) {
        var session = redemption.session();
        var writes = new ArrayList<>(List.of(
                redemption.become(redemption.isReserved() ? Redemption.RELEASED : Redemption.ROLLED_BACK, now)));
        writes.addAll(Coupon.restore(redemption, item, now));
        if (session.fromStock()) {
            writes.add(Shards.ofStock(redemption.strategyId()).giveBack(1));
        }
        if (session.budget() > session.returned()) {
            writes.add(Shards.ofBudget(redemption.strategyId()).giveBack(session.budget() - session.returned()));
        }
        return writes;
    }
}
