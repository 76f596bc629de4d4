package dev.merit.coupons.redemptions.http;

import dev.merit.coupons.Examples;
import dev.merit.coupons.pricing.Order;
import dev.merit.coupons.redemptions.RedemptionRequest;
import dev.merit.coupons.redemptions.RedemptionRequests;
import dev.merit.shared.http.Amounts;
import dev.merit.shared.http.Fields;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.OrderId;
import dev.merit.shared.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A request to redeem a code for a member's order.
@RegisterForReflection
@Schema(name = "RedemptionRequest", examples = Examples.REDEEM)
record RedemptionInput(
        MemberId memberId,
        OrderId orderId,
        Order order,

        @Schema(description = "Of a gift voucher: at most so much is paid with it; otherwise as much as is left on it.")
        @Nullable
        Money amount) {

    void check() {
        order.check();
        var fields = new Fields();
        Amounts.check(fields, "amount", amount, 1, null);
        fields.check();
    }

    RedemptionRequest toRequest(CouponCode code, RedemptionRequests requests) {
        return requests.redeem(RedemptionRequests.Items.of(code), memberId, orderId, order, amount);
    }
}
