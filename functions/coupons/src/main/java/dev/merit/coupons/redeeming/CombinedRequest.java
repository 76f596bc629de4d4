package dev.merit.coupons.redeeming;

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

        @Schema(description = "From 1 to 5, all different.") List<CouponCode> codes) {

    void check() {
        order.check();
        var fields = new Fields().size("codes", codes, 1, Combining.MOST);
        var distinct = codes.stream().map(CouponCode::canonical).distinct().count();
        fields.when(distinct < codes.size(), "codes", "must be all different").check();
    }

    Wish wish(Wishes wishes) {
        return wishes.redeem(codes, memberId, orderId, order);
    }
}
