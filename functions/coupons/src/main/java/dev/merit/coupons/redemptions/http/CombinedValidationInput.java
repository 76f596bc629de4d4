package dev.merit.coupons.redemptions.http;

import dev.merit.coupons.Examples;
import dev.merit.coupons.codes.CouponCode;
import dev.merit.coupons.pricing.Order;
import dev.merit.coupons.pricing.OrderId;
import dev.merit.coupons.redemptions.RedemptionRequest;
import dev.merit.coupons.redemptions.RedemptionRequests;
import dev.merit.shared.id.MemberId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Asks what several codes would do together for a member's order.
@RegisterForReflection
@Schema(name = "CombinedValidationRequest", examples = Examples.VALIDATE_COMBINED)
record CombinedValidationInput(
        MemberId memberId,

        @Schema(description = CombinedRedemptionInput.CODES) List<CouponCode> codes,

        Order order,

        @Schema(description = ValidationInput.ORDER_ID) @Nullable
        OrderId orderId) {

    void check() {
        order.check();
        CombinedRedemptionInput.check(codes).check();
    }

    RedemptionRequest wish(RedemptionRequests wishes) {
        return wishes.ask(codes, memberId, orderId, order);
    }
}
