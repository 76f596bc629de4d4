package dev.merit.coupons.redeeming;

import dev.merit.coupons.Docs;
import dev.merit.coupons.sessions.Wish;
import dev.merit.coupons.sessions.Wishes;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.coupons.validating.Order;
import dev.merit.coupons.validating.OrderId;
import dev.merit.shared.id.MemberId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Asks what a coupon would do for a member's order.
@RegisterForReflection
@Schema(name = "ValidationRequest", examples = Docs.VALIDATION_REQUEST)
public record ValidationRequest(
        MemberId memberId,
        Order order,

        @Schema(description = ORDER_ID) @Nullable OrderId orderId) {

    public static final String ORDER_ID = "The order, if it has a name: then what it holds itself is not in the way.";

    Wish wish(CouponCode code, Wishes wishes) {
        return wishes.ask(List.of(code), memberId, orderId, order);
    }
}
