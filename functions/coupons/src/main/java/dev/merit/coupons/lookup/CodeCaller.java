package dev.merit.coupons.lookup;

import dev.merit.coupons.coupons.Coupon;
import org.jspecify.annotations.Nullable;

/// Who asks for codes, as far as wrong ones are counted together.
///
/// @param mac of whom, since a token's subject may be a person's address
/// @param most how many wrong codes there may be in a minute
/// @param only the member whose own coupons it may see, if it is no more than a member
public record CodeCaller(String mac, long most, @Nullable String only) {

    /// A code is a secret: whether another's is right is not for a member to learn.
    boolean maySee(Coupon coupon) {
        return only == null
                || coupon.owner().map(owner -> owner.value().equals(only)).orElse(true);
    }
}
