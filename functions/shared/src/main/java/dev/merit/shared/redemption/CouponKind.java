package dev.merit.shared.redemption;

import dev.merit.shared.table.Item;
import org.jspecify.annotations.Nullable;

/// The kind of the coupon that a redemption uses. The redemption stores it, so that a rollback knows which counts
/// it restores without a read of the coupon.
public enum CouponKind {
    /// Issued to one member.
    PERSONAL(null),
    /// Shared by all members, and counted for a member with each use.
    PUBLIC_CODE("publicCode"),
    /// Used by whoever has the code, and counted for a member with each use.
    BATCH_CODE("bearer"),
    /// Pays for orders.
    GIFT_VOUCHER("voucher"),
    /// Issued to the member by the redemption itself, which names a promotion instead of a code.
    PROMOTION_CLAIM("claim");

    /// The flag that marks the kind in the redemption's item; a redemption without a flag is of a personal coupon.
    private final @Nullable String flag;

    CouponKind(@Nullable String flag) {
        this.flag = flag;
    }

    void putInto(Item item) {
        if (flag != null) {
            item.flag(flag, true);
        }
    }

    static CouponKind from(Item item) {
        for (var kind : values()) {
            if (kind.flag != null && item.maybeFlag(kind.flag).orElse(false)) {
                return kind;
            }
        }
        return PERSONAL;
    }
}
