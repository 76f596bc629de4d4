package dev.merit.coupons.coupons;

import dev.merit.shared.table.Item;
import dev.merit.shared.voucher.VoucherBalance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the item of a coupon says that it was revoked.
final class Revoked {

    static final String NOT_REVOKED = "attribute_not_exists(#" + VoucherBalance.REVOKED_AT + ")";

    private Revoked() {}

    static @Nullable Instant at(Item item) {
        return item.maybeInstant(VoucherBalance.REVOKED_AT).orElse(null);
    }
}
