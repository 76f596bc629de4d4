package dev.merit.shared.redemption;

import dev.merit.shared.table.Item;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a redemption stands on its way, and what it has taken that a step back returns.
///
/// @param revision of the redemption, one more with each step
/// @param fingerprint of the request, by which a repetition is told from another one
/// @param reservedUntil of a reservation: from then on it is as good as released, whoever notes that
/// @param coupon the kind of the coupon that it uses
/// @param fromStock whether one of the strategy's stock was taken for it
/// @param budget what was taken of the strategy's budget, in minor units
/// @param returned what refunds have given back: of its purchase, of that budget, or to the voucher, of what it
/// paid
public record RedemptionState(
        long revision,
        String fingerprint,
        @Nullable Instant reservedUntil,
        CouponKind coupon,
        boolean fromStock,
        long budget,
        long returned) {

    /// Names of attributes that conditions and updates elsewhere speak of.
    public static final String REVISION = "revision";

    public static final String RESERVED_UNTIL = "reservedUntil";
    public static final String RETURNED = "returned";

    /// That the redemption is at `:revision` still.
    public static final String AS_SEEN = "#revision = :revision";

    /// Of a redemption that has taken nothing but its coupon.
    public static final RedemptionState PLAIN = new RedemptionState(1, "", null, CouponKind.PERSONAL, false, 0, 0);

    /// Whether it is a payment by a gift voucher.
    public boolean isPayment() {
        return coupon == CouponKind.GIFT_VOUCHER;
    }

    /// The state after a reservation is redeemed.
    RedemptionState confirmed() {
        return new RedemptionState(revision + 1, fingerprint, null, coupon, fromStock, budget, returned);
    }

    void putInto(Item item) {
        item.number(REVISION, revision)
                .text("fingerprint", fingerprint)
                .instant(RESERVED_UNTIL, reservedUntil)
                .flag("fromStock", fromStock ? true : null)
                .number("budget", budget == 0 ? null : Long.valueOf(budget))
                .number(RETURNED, returned == 0 ? null : Long.valueOf(returned));
        coupon.putInto(item);
    }

    static RedemptionState from(Item item) {
        return new RedemptionState(
                item.sum(REVISION),
                item.maybeText("fingerprint").orElse(""),
                item.maybeInstant(RESERVED_UNTIL).orElse(null),
                CouponKind.from(item),
                item.maybeFlag("fromStock").orElse(false),
                item.sum("budget"),
                item.sum(RETURNED));
    }
}
