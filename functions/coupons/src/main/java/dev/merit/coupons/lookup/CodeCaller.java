package dev.merit.coupons.lookup;

import dev.merit.coupons.coupons.Coupon;
import org.jspecify.annotations.Nullable;

/// A caller whose wrong codes are counted together.
///
/// @param mac names the caller; a MAC, since the subject of a token can be a person's address
/// @param max how many wrong codes are allowed in a minute
/// @param only the member whose own coupons the caller may see; none for a caller who may see all
public record CodeCaller(String mac, long max, @Nullable String only) {

    /// A code is a secret: a member does not learn whether a code is the one of another member's coupon.
    boolean maySee(Coupon coupon) {
        return only == null
                || coupon.owner().map(owner -> owner.value().equals(only)).orElse(true);
    }
}
