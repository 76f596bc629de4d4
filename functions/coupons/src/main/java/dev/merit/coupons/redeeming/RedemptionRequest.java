package dev.merit.coupons.redeeming;

import dev.merit.coupons.Docs;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.coupons.validating.Order;
import dev.merit.coupons.validating.OrderId;
import dev.merit.coupons.wishes.Wish;
import dev.merit.coupons.wishes.Wishes;
import dev.merit.shared.http.Fields;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.money.Amounts;
import dev.merit.shared.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Asks for a coupon to be redeemed for a member's order.
@RegisterForReflection
@Schema(name = "RedemptionRequest", examples = Docs.REDEEM)
record RedemptionRequest(
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

    Wish wish(CouponCode code, Wishes wishes) {
        return wishes.redeem(code, memberId, orderId, order, amount);
    }
}
