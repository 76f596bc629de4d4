package dev.merit.coupons.redemptions.http;

import dev.merit.coupons.Examples;
import dev.merit.coupons.codes.CouponCode;
import dev.merit.coupons.pricing.Order;
import dev.merit.coupons.pricing.OrderId;
import dev.merit.coupons.pricing.Stacking;
import dev.merit.coupons.redemptions.RedemptionRequest;
import dev.merit.coupons.redemptions.RedemptionRequests;
import dev.merit.shared.http.Fields;
import dev.merit.shared.id.MemberId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Asks for several codes to be redeemed together for a member's order.
@RegisterForReflection
@Schema(name = "CombinedRedemptionRequest", examples = Examples.COMBINE)
record CombinedRedemptionInput(
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
        var fields = new Fields().size("codes", codes, 1, Stacking.MAX);
        var distinct = codes.stream().map(CouponCode::canonical).distinct().count();
        return fields.when(distinct < codes.size(), "codes", "must be all different");
    }

    RedemptionRequest wish(RedemptionRequests wishes) {
        return wishes.redeem(codes, memberId, orderId, order);
    }
}
