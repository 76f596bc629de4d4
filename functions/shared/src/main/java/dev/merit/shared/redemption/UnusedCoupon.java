package dev.merit.shared.redemption;

import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.util.Optional;

/// A member's coupon that was never redeemed and is not reserved. Nothing refers to it, so it can be deleted.
public final class UnusedCoupon {

    private static final String USES = "uses";
    private static final String UNUSED = "#uses = :uses";
    private static final String NEVER_USED = "attribute_not_exists(#uses)";

    private UnusedCoupon() {}

    /// The write that deletes the coupon, unless it is used meanwhile. Empty for a coupon that is used, and for a gift
    /// voucher, which has a balance instead.
    public static Optional<Write> removal(Item coupon) {
        if (coupon.maybeNumber("usesPerCoupon").isEmpty() || coupon.sum(USES) > 0) {
            return Optional.empty();
        }
        var write = Write.delete(coupon.key());
        return Optional.of(
                coupon.maybeNumber(USES).isPresent() ? write.when(UNUSED).with(":uses", 0) : write.when(NEVER_USED));
    }
}
