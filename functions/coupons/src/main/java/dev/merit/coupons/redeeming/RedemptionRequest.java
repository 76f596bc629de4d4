package dev.merit.coupons.redeeming;

import dev.merit.coupons.Docs;
import dev.merit.coupons.sessions.Order;
import dev.merit.coupons.sessions.OrderId;
import dev.merit.coupons.sessions.Wish;
import dev.merit.coupons.sessions.Wishes;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.shared.id.MemberId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Asks for a coupon to be redeemed for a member's order.
@RegisterForReflection
@Schema(name = "RedemptionRequest", examples = Docs.REDEEM)
record RedemptionRequest(MemberId memberId, OrderId orderId, Order order) {

    Wish wish(CouponCode code, Wishes wishes) {
        return wishes.redeem(List.of(code), memberId, orderId, order);
    }
}
