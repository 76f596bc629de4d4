package dev.merit.coupons.redemptions.http;

import dev.merit.coupons.Examples;
import dev.merit.coupons.pricing.Order;
import dev.merit.coupons.pricing.Stacking;
import dev.merit.coupons.redemptions.RedemptionRequest;
import dev.merit.coupons.redemptions.RedemptionRequests;
import dev.merit.shared.http.Fields;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.OrderId;
import dev.merit.shared.id.StrategyId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A request to redeem several codes and promotions together for a member's order.
@RegisterForReflection
@Schema(name = "CombinedRedemptionRequest", examples = Examples.COMBINE)
record CombinedRedemptionInput(
        MemberId memberId,
        OrderId orderId,
        Order order,

        @Schema(description = CODES) @Nullable List<CouponCode> codes,

        @Schema(description = STRATEGY_IDS) @Nullable List<StrategyId> strategyIds,

        @Schema(description = BEST) @Nullable Boolean best) {

    static final String CODES = "Coupons, public codes, batch codes and gift vouchers, all different.";

    static final String STRATEGY_IDS =
            "Running promotions that are redeemed without a code, all different: a coupon of each "
                    + "is issued to the member and used. Codes and promotions together are from 1 to 5.";

    static final String BEST =
            "Whether Merit chooses the best combination of these codes and promotions, the member's own "
                    + "coupons and the running promotions. The codes and promotions may be left out then; named gift vouchers pay "
                    + "what the discounts leave. The same request again is answered with the first choice.";

    void check() {
        order.check();
        check(codes, strategyIds, best).check();
    }

    static Fields check(
            @Nullable List<CouponCode> codes, @Nullable List<StrategyId> strategyIds, @Nullable Boolean best) {
        var named = codes == null ? List.<CouponCode>of() : codes;
        var promotions = strategyIds == null ? List.<StrategyId>of() : strategyIds;
        var fields = new Fields()
                .size("codes", named, promotions.isEmpty() && !Boolean.TRUE.equals(best) ? 1 : 0, Stacking.MAX)
                .size("strategyIds", promotions, 0, Stacking.MAX - Math.min(named.size(), Stacking.MAX));
        var distinct = named.stream().map(CouponCode::canonical).distinct().count();
        return fields.when(distinct < named.size(), "codes", "must be all different")
                .when(
                        promotions.stream().distinct().count() < promotions.size(),
                        "strategyIds",
                        "must be all different");
    }

    RedemptionRequest toRequest(RedemptionRequests requests) {
        return requests.redeem(RedemptionRequests.Items.of(codes, strategyIds, best), memberId, orderId, order, null);
    }
}
