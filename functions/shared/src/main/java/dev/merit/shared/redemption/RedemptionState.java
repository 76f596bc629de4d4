package dev.merit.shared.redemption;

import dev.merit.shared.table.Item;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a redemption stands on its way, and what it has taken that a step back returns.
///
/// @param revision of the redemption, one more with each step
/// @param fingerprint of the request, by which a repetition is told from another one
/// @param reservedUntil of a reservation: from then on it is as good as released, whoever notes that
/// @param publicCode whether it is of a code for all members, which is issued and redeemed in one
/// @param bearer whether it is of a code of a batch, which whoever has it may use, and is issued to the first who
/// does
/// @param fromStock whether one of the strategy's stock was taken for it
/// @param budget what was taken of the strategy's budget, in minor units
/// @param returned what refunds have given back: of its purchase, of that budget, or to the voucher, of what it paid
/// @param voucher whether it is a payment by a gift voucher
public record RedemptionState(
        long revision,
        String fingerprint,
        @Nullable Instant reservedUntil,
        boolean publicCode,
        boolean bearer,
        boolean fromStock,
        long budget,
        long returned,
        boolean voucher) {

    /// Names of attributes that conditions and updates elsewhere speak of.
    public static final String REVISION = "revision";

    public static final String RESERVED_UNTIL = "reservedUntil";
    public static final String RETURNED = "returned";

    /// That the redemption is at `:revision` still.
    public static final String AS_SEEN = "#revision = :revision";

    /// Of a redemption that has taken nothing but its coupon.
    public static final RedemptionState PLAIN = new RedemptionState(1, "", null, false, false, false, 0, 0, false);

    /// Whether the code was nobody's before, so that the member's count of coupons rises with the redemption.
    public boolean isIssuedByUse() {
        return publicCode || bearer;
    }

    void putInto(Item item) {
        item.number(REVISION, revision)
                .text("fingerprint", fingerprint)
                .instant(RESERVED_UNTIL, reservedUntil)
                .flag("publicCode", publicCode ? true : null)
                .flag("bearer", bearer ? true : null)
                .flag("fromStock", fromStock ? true : null)
                .number("budget", budget == 0 ? null : Long.valueOf(budget))
                .number(RETURNED, returned == 0 ? null : Long.valueOf(returned))
                .flag("voucher", voucher ? true : null);
    }

    static RedemptionState from(Item item) {
        return new RedemptionState(
                item.sum(REVISION),
                item.maybeText("fingerprint").orElse(""),
                item.maybeInstant(RESERVED_UNTIL).orElse(null),
                item.maybeFlag("publicCode").orElse(false),
                item.maybeFlag("bearer").orElse(false),
                item.maybeFlag("fromStock").orElse(false),
                item.sum("budget"),
                item.sum(RETURNED),
                item.maybeFlag("voucher").orElse(false));
    }
}
