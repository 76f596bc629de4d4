package dev.merit.shared.redemption;

import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.table.Write;
import java.math.BigInteger;
import java.util.List;

/// What a refund gives back of the budget that a redemption took: in proportion to what went back of the purchase so
/// far, rounded down, less what was given back before. So while a redemption holds some of the budget, it holds the
/// discount less that part of it, however often it was rolled back and opened again between the refunds.
public final class Returns {

    private Returns() {}

    /// The writes of a refund, after which so much of what was paid has gone back; none, if the redemption is not the
    /// purchase's or took nothing. They hold if the redemption is still as it is here. Where nothing is to give, as
    /// after a rollback, it moves on still: whoever opens it again has to have seen this refund.
    public static List<Write> of(Redemption redemption, ActivityId purchase, long refunded, long paid) {
        var session = redemption.session();
        if (session.budget() == 0 || !purchase.equals(redemption.activityId())) {
            return List.of();
        }
        boolean taken = redemption.isRedeemed() || redemption.isReserved();
        long more = taken ? due(session.budget(), refunded, paid) - session.returned() : 0;
        return more <= 0
                ? List.of(redemption.next())
                : List.of(
                        redemption.next().set(Session.RETURNED, session.returned() + more),
                        Shards.ofBudget(redemption.strategyId()).giveBack(more));
    }

    /// What refunds of the purchase so far give back of such a budget in all.
    public static long due(long budget, ActivityRecord purchase) {
        long paid = purchase.activity().paid().minorUnits();
        return due(budget, paid - purchase.left(), paid);
    }

    private static long due(long budget, long refunded, long paid) {
        return refunded >= paid
                ? budget
                : BigInteger.valueOf(budget)
                        .multiply(BigInteger.valueOf(refunded))
                        .divide(BigInteger.valueOf(paid))
                        .longValueExact();
    }
}
