package dev.merit.coupons.redemptions.http;

import dev.merit.coupons.Examples;
import dev.merit.coupons.pricing.Order;
import dev.merit.coupons.redemptions.RedemptionRequest;
import dev.merit.coupons.redemptions.RedemptionRequests;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.OrderId;
import dev.merit.shared.id.StrategyId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A request to validate several codes and promotions together for a member's order.
@RegisterForReflection
@Schema(name = "CombinedValidationRequest", examples = Examples.VALIDATE_COMBINED)
record CombinedValidationInput(
        MemberId memberId,

        @Schema(description = CombinedRedemptionInput.CODES) @Nullable
        List<CouponCode> codes,

        @Schema(description = CombinedRedemptionInput.STRATEGY_IDS) @Nullable
        List<StrategyId> strategyIds,

        @Schema(description = CombinedRedemptionInput.BEST) @Nullable
        Boolean best,

        Order order,

        @Schema(description = ValidationInput.ORDER_ID) @Nullable
        OrderId orderId) {

    void check() {
        order.check();
        CombinedRedemptionInput.check(codes, strategyIds, best).check();
    }

    RedemptionRequest toRequest(RedemptionRequests requests) {
        return requests.validate(RedemptionRequests.Items.of(codes, strategyIds, best), memberId, orderId, order);
    }
}
