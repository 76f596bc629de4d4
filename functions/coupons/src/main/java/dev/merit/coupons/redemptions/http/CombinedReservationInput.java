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

/// A request to reserve several codes and promotions together for a member's order.
@RegisterForReflection
@Schema(name = "CombinedReservationRequest", examples = Examples.RESERVE_COMBINED)
record CombinedReservationInput(
        MemberId memberId,
        OrderId orderId,
        Order order,

        @Schema(description = CombinedRedemptionInput.CODES) @Nullable
        List<CouponCode> codes,

        @Schema(description = CombinedRedemptionInput.STRATEGY_IDS) @Nullable
        List<StrategyId> strategyIds,

        @Schema(description = CombinedRedemptionInput.BEST) @Nullable
        Boolean best,

        @Schema(description = ReservationInput.SECONDS) @Nullable
        Long seconds) {

    void check() {
        order.check();
        ReservationInput.check(CombinedRedemptionInput.check(codes, strategyIds, best), seconds)
                .check();
    }

    RedemptionRequest toRequest(RedemptionRequests requests) {
        return requests.reserve(
                RedemptionRequests.Items.of(codes, strategyIds, best),
                memberId,
                orderId,
                order,
                null,
                ReservationInput.time(seconds));
    }
}
