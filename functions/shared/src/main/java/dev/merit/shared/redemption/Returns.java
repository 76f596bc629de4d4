package dev.merit.shared.redemption;

import dev.merit.shared.id.ActivityId;
import dev.merit.shared.table.Write;
import java.math.BigInteger;
import java.util.List;

/// What a refund gives back of the budget that a redemption took: in proportion to what went back of the purchase so
/// far, rounded down, less what was given back before. So no refunds together give back more than was taken, and all of
/// them all of it.
public final class Returns {

    private Returns() {}

    /// The writes of a refund, after which so much of what was paid has gone back; none, if the redemption is not the
    /// purchase's, was rolled back or has nothing to give. They hold if the redemption is still as it is here.
    public static List<Write> of(Redemption redemption, ActivityId purchase, long refunded, long paid) {
        var session = redemption.session();
        if (!redemption.isRedeemed() || !purchase.equals(redemption.activityId())) {
            return List.of();
        }
        long more = due(session.budget(), refunded, paid) - session.returned();
        if (more <= 0) {
            return List.of();
        }
        return List.of(
                redemption.next().set(Session.RETURNED, session.returned() + more),
                Shards.ofBudget(redemption.strategyId()).giveBack(more));
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
