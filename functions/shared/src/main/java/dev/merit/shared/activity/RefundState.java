package dev.merit.shared.activity;

import java.math.BigInteger;
import java.util.List;

/// What of a purchase was refunded, in all refunds together.
///
/// @param amount in minor units
/// @param returned how much of each of its parts went back, see [PurchaseParts]; empty where no refund named lines of
/// it, so that all parts went back in proportion to the amount
/// @param refunds how many refunds there were
public record RefundState(long amount, List<Long> returned, long refunds) {

    public static final RefundState NOTHING = new RefundState(0, List.of(), 0);

    public RefundState {
        returned = List.copyOf(returned);
    }

    /// Whether refunds named lines.
    public boolean isByParts() {
        return !returned.isEmpty();
    }

    /// What goes back in all of something that belongs to the purchase, a budget say: with the parts that went back
    /// where refunds named them, else in proportion to the amount; rounded down, and all of it in the end.
    ///
    /// @param byPart what belongs to each part
    public long due(Activity purchase, List<Long> byPart) {
        if (isByParts()) {
            return new PurchaseParts(purchase).due(byPart, returned);
        }
        long whole = byPart.stream().mapToLong(Long::longValue).sum();
        long paid = purchase.paid().minorUnits();
        return amount >= paid
                ? whole
                : BigInteger.valueOf(whole)
                        .multiply(BigInteger.valueOf(amount))
                        .divide(BigInteger.valueOf(paid))
                        .longValueExact();
    }
}
