package dev.merit.coupons.redemptions;

import dev.merit.coupons.codes.CouponCode;
import dev.merit.coupons.pricing.Order;
import dev.merit.coupons.pricing.OrderId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.money.Money;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One or more codes that are to be redeemed for a member's order, or reserved for so long.
///
/// @param most that a voucher is to pay; all that it can, if left out
/// @param fingerprint of all but the time, by which a repetition is told from another request
public record RedemptionRequest(
        List<CouponCode> codes,
        MemberId memberId,
        OrderId orderId,
        Order order,
        @Nullable Money most,
        String fingerprint,
        @Nullable Duration lease) {

    public RedemptionRequest {
        codes = List.copyOf(codes);
    }
}
