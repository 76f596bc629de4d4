package dev.merit.shared.redemption;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.RefundState;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The part of a redemption's budget that a refund restores. If the refunds name lines, it is the discount of
/// the returned lines. Otherwise it is in proportion to the refunded amount, rounded down. What earlier refunds
/// have restored is subtracted.
///
/// So an active redemption has the discount less that part from the budget, whatever the sequence of refunds,
/// rollbacks and redemptions.
public final class BudgetRestoration {

    private BudgetRestoration() {}

    /// The writes of a refund for the redemption; empty, if the redemption is not for this purchase or has no
    /// budget. Their condition is that the redemption is unchanged. If there is nothing to restore, for example
    /// after a rollback, they still change the revision: so a concurrent request that redeems it again has to
    /// read this refund.
    ///
    /// @param refunded what is refunded of the purchase, with this refund
    public static List<Write> of(Redemption redemption, Activity purchase, RefundState refunded) {
        var state = redemption.state();
        if (state.budget() == 0 || !purchase.activityId().equals(redemption.activityId())) {
            return List.of();
        }
        boolean isActive = redemption.isRedeemed() || redemption.isReserved();
        long due = due(state.budget(), redemption.lines(), redemption.shippingDiscount(), purchase, refunded);
        long more = isActive ? due - state.restored() : 0;
        return more <= 0
                ? List.of(redemption.nextRevision())
                : List.of(
                        redemption.nextRevision().set(RedemptionState.RESTORED, state.restored() + more),
                        Shards.ofBudget(redemption.strategyId()).restore(more));
    }

    /// The part of the budget that all refunds of the purchase restore.
    ///
    /// @param budget in minor units
    /// @param lines the discounts of the lines that the budget was used for
    public static long due(
            long budget,
            List<LineDiscount> lines,
            @Nullable Money shippingDiscount,
            Activity purchase,
            RefundState refunded) {
        return refunded.due(purchase, PartDiscounts.of(purchase, budget, lines, shippingDiscount));
    }
}
