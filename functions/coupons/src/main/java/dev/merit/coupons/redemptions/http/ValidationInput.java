package dev.merit.coupons.redemptions.http;

import dev.merit.coupons.Examples;
import dev.merit.coupons.pricing.Order;
import dev.merit.coupons.redemptions.RedemptionRequest;
import dev.merit.coupons.redemptions.RedemptionRequests;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.OrderId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A request to validate a code for a member's order.
@RegisterForReflection
@Schema(name = "ValidationRequest", examples = Examples.VALIDATION_REQUEST)
record ValidationInput(
        MemberId memberId,
        Order order,

        @Schema(description = ORDER_ID) @Nullable OrderId orderId) {

    static final String ORDER_ID = "The order, if it has a name: then what it holds itself is not in the way.";

    RedemptionRequest toRequest(CouponCode code, RedemptionRequests requests) {
        return requests.validate(RedemptionRequests.Items.of(code), memberId, orderId, order);
    }
}
