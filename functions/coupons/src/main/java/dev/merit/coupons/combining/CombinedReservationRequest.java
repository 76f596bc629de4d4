package dev.merit.coupons.combining;

import dev.merit.coupons.Docs;
import dev.merit.coupons.redeeming.ReservationRequest;
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

/// Asks for several codes to be held together for a member's order.
@RegisterForReflection
@Schema(name = "CombinedReservationRequest", examples = Docs.RESERVE_COMBINED)
record CombinedReservationRequest(
        MemberId memberId,
        OrderId orderId,
        Order order,

        @Schema(description = CombinedRequest.CODES) List<CouponCode> codes,

        @Schema(description = ReservationRequest.SECONDS) @Nullable
        Long seconds) {

    void check() {
        order.check();
        ReservationRequest.check(CombinedRequest.check(codes), seconds).check();
    }

    Wish wish(Wishes wishes) {
        return wishes.reserve(codes, memberId, orderId, order, null, ReservationRequest.lease(seconds));
    }
}
