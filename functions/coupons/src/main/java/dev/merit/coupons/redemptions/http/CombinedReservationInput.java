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

/// Asks for several codes to be held together for a member's order.
@RegisterForReflection
@Schema(name = "CombinedReservationRequest", examples = Examples.RESERVE_COMBINED)
record CombinedReservationInput(
        MemberId memberId,
        OrderId orderId,
        Order order,

        @Schema(description = CombinedRedemptionInput.CODES) List<CouponCode> codes,

        @Schema(description = ReservationInput.SECONDS) @Nullable
        Long seconds) {

    void check() {
        order.check();
        ReservationInput.check(CombinedRedemptionInput.check(codes), seconds).check();
    }

    RedemptionRequest wish(RedemptionRequests wishes) {
        return wishes.reserve(codes, memberId, orderId, order, null, ReservationInput.lease(seconds));
    }
}
