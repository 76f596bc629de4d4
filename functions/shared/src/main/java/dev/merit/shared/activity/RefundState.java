package dev.merit.shared.activity;

import java.math.BigInteger;
import java.util.List;

/// What is refunded of a purchase, in all refunds together.
///
/// @param amount in minor units
/// @param returned how much of each part was returned, see [PurchaseParts]; empty if no refund named lines, so that
/// all parts were returned in proportion to the amount
/// @param refunds the number of refunds
public record RefundState(long amount, List<Long> returned, long refunds) {

    public static final RefundState NOTHING = new RefundState(0, List.of(), 0);

    public RefundState {
        returned = List.copyOf(returned);
    }

    /// Whether refunds named lines.
    public boolean isByParts() {
        return !returned.isEmpty();
    }

    /// The part of something that belongs to the purchase (a budget, for example) that is returned in all: with the
    /// returned parts if refunds named lines, otherwise in proportion to the amount. Rounded down, and all of it at
    /// the end.
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
