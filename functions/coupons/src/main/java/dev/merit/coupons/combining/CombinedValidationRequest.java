package dev.merit.coupons.combining;

import dev.merit.coupons.Docs;
import dev.merit.coupons.redeeming.ValidationRequest;
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

/// Asks what several codes would do together for a member's order.
@RegisterForReflection
@Schema(name = "CombinedValidationRequest", examples = Docs.VALIDATE_COMBINED)
record CombinedValidationRequest(
        MemberId memberId,

        @Schema(description = CombinedRequest.CODES) List<CouponCode> codes,

        Order order,

        @Schema(description = ValidationRequest.ORDER_ID) @Nullable
        OrderId orderId) {

    void check() {
        order.check();
        CombinedRequest.check(codes).check();
    }

    Wish wish(Wishes wishes) {
        return wishes.ask(codes, memberId, orderId, order);
    }
}
