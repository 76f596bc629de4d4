package dev.merit.coupons.combining;

import dev.merit.coupons.Docs;
import dev.merit.coupons.sessions.Wish;
import dev.merit.coupons.sessions.Wishes;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.coupons.validating.Combining;
import dev.merit.coupons.validating.Order;
import dev.merit.coupons.validating.OrderId;
import dev.merit.shared.http.Fields;
import dev.merit.shared.id.MemberId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Asks for several codes to be redeemed together for a member's order.
@RegisterForReflection
@Schema(name = "CombinedRedemptionRequest", examples = Docs.COMBINE)
record CombinedRequest(
        MemberId memberId,
        OrderId orderId,
        Order order,

        @Schema(description = CODES) List<CouponCode> codes) {

    static final String CODES = "From 1 to 5, all different.";

    void check() {
        order.check();
        check(codes).check();
    }

    static Fields check(List<CouponCode> codes) {
        var fields = new Fields().size("codes", codes, 1, Combining.MOST);
        var distinct = codes.stream().map(CouponCode::canonical).distinct().count();
        return fields.when(distinct < codes.size(), "codes", "must be all different");
    }

    Wish wish(Wishes wishes) {
        return wishes.redeem(codes, memberId, orderId, order);
    }
}
