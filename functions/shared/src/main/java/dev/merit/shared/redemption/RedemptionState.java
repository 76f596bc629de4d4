package dev.merit.shared.redemption;

import dev.merit.shared.table.Item;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The state of a redemption, and what a rollback or release has to restore.
///
/// @param revision of the redemption; each change adds 1
/// @param fingerprint of the request; a repeated request has the same one
/// @param reservedUntil the end of the reservation; null, if it is not reserved. From then on, the reservation
/// does not count, even if nothing has released it yet
/// @param coupon the kind of the coupon that it uses
/// @param fromStock whether it has taken one unit of the strategy's stock
/// @param budget the part of the strategy's budget that it has taken, in minor units
/// @param restored what refunds have restored, in minor units: of that part of the budget, or, of a gift
/// voucher, of its payment
/// @param counted the changes so far that count in the totals
public record RedemptionState(
        long revision,
        String fingerprint,
        @Nullable Instant reservedUntil,
        CouponKind coupon,
        boolean fromStock,
        long budget,
        long restored,
        List<CountedChange> counted) {

    /// Attributes that other classes use in conditions and updates.
    public static final String REVISION = "revision";

    public static final String RESERVED_UNTIL = "reservedUntil";
    public static final String RESTORED = "returned";

    /// The condition that the redemption still has the revision `:revision`.
    public static final String UNCHANGED = "#revision = :revision";

    /// The state of a redemption that has taken neither stock nor budget.
    public static final RedemptionState COUPON_ONLY =
            new RedemptionState(1, "", null, CouponKind.PERSONAL, false, 0, 0, List.of());

    public RedemptionState {
        counted = List.copyOf(counted);
    }

    /// Whether the redemption is a payment by a gift voucher.
    public boolean isPayment() {
        return coupon == CouponKind.GIFT_VOUCHER;
    }

    /// The state after a reservation is redeemed.
    RedemptionState confirmed() {
        return new RedemptionState(revision + 1, fingerprint, null, coupon, fromStock, budget, restored, counted);
    }

    void putInto(Item item) {
        item.number(REVISION, revision)
                .text("fingerprint", fingerprint)
                .instant(RESERVED_UNTIL, reservedUntil)
                .flag("fromStock", fromStock ? true : null)
                .number("budget", budget == 0 ? null : Long.valueOf(budget))
                .number(RESTORED, restored == 0 ? null : Long.valueOf(restored));
        coupon.putInto(item);
        counted.forEach(change -> change.putInto(item));
    }

    static RedemptionState from(Item item) {
        return new RedemptionState(
                item.sum(REVISION),
                item.maybeText("fingerprint").orElse(""),
                item.maybeInstant(RESERVED_UNTIL).orElse(null),
                CouponKind.from(item),
                item.maybeFlag("fromStock").orElse(false),
                item.sum("budget"),
                item.sum(RESTORED),
                CountedChange.from(item));
    }
}
