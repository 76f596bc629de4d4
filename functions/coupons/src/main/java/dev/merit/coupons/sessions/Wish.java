package dev.merit.coupons.sessions;

import dev.merit.coupons.terms.CouponCode;
import dev.merit.shared.id.MemberId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One or more codes that are to be redeemed for a member's order, or reserved for so long.
///
/// @param fingerprint of all but the time, by which a repetition is told from another request
public record Wish(
        List<CouponCode> codes,
        MemberId memberId,
        OrderId orderId,
        Order order,
        String fingerprint,
        @Nullable Duration lease) {

    /// The most codes of one order.
    public static final int MOST = 5;

    public Wish {
        codes = List.copyOf(codes);
    }
}
