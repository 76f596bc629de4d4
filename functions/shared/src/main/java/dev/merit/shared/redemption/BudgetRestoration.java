package dev.merit.shared.redemption;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.RefundState;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a refund gives back of the budget that a redemption took: with the lines that went back where refunds name
/// them, else in proportion to what went back of the purchase so far, rounded down; less what was given back before.
/// So while a redemption holds some of the budget, it holds the discount less that part of it, however often it was
/// rolled back and opened again between the refunds.
public final class BudgetRestoration {

    private BudgetRestoration() {}

    /// The writes of a refund, after which so much of the purchase has gone back; none, if the redemption is not the
    /// purchase's or took nothing. They hold if the redemption is still as it is here. Where nothing is to give, as
    /// after a rollback, it moves on still: whoever opens it again has to have seen this refund.
    public static List<Write> of(Redemption redemption, Activity purchase, RefundState refunded) {
        var session = redemption.state();
        if (session.budget() == 0 || !purchase.activityId().equals(redemption.activityId())) {
            return List.of();
        }
        boolean taken = redemption.isRedeemed() || redemption.isReserved();
        long due = due(session.budget(), redemption.lines(), redemption.shippingDiscount(), purchase, refunded);
        long more = taken ? due - session.returned() : 0;
        return more <= 0
                ? List.of(redemption.next())
                : List.of(
                        redemption.next().set(RedemptionState.RETURNED, session.returned() + more),
                        Shards.ofBudget(redemption.strategyId()).giveBack(more));
    }

    /// What refunds of the purchase so far give back in all of such a budget, which went to these discounts.
    public static long due(
            long budget,
            List<LineDiscount> lines,
            @Nullable Money shippingDiscount,
            Activity purchase,
            RefundState refunded) {
        return refunded.due(purchase, PartDiscounts.of(purchase, budget, lines, shippingDiscount));
    }
}
