package dev.merit.coupons.redemptions.http;

import dev.merit.coupons.Examples;
import dev.merit.coupons.codes.CouponCode;
import dev.merit.coupons.pricing.Order;
import dev.merit.coupons.pricing.OrderId;
import dev.merit.coupons.redemptions.RedemptionRequest;
import dev.merit.coupons.redemptions.RedemptionRequests;
import dev.merit.shared.http.Fields;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.money.Amounts;
import dev.merit.shared.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Asks for a coupon to be held for a member's order.
@RegisterForReflection
@Schema(name = "ReservationRequest", examples = Examples.RESERVE)
public record ReservationInput(
        MemberId memberId,
        OrderId orderId,
        Order order,

        @Schema(description = "Of a gift voucher: at most so much is paid with it; otherwise as much as is left on it.")
        @Nullable
        Money amount,

        @Schema(description = SECONDS) @Nullable Long seconds) {

    public static final String SECONDS = "For how long, from 60 to 3600; 900, if it is left out.";

    private static final long SHORTEST = 60;
    private static final long USUAL = 900;
    private static final long LONGEST = 3_600;

    void check() {
        order.check();
        var fields = check(new Fields(), seconds);
        Amounts.check(fields, "amount", amount, 1, null);
        fields.check();
    }

    RedemptionRequest wish(CouponCode code, RedemptionRequests wishes) {
        return wishes.reserve(List.of(code), memberId, orderId, order, amount, lease(seconds));
    }

    public static Fields check(Fields fields, @Nullable Long seconds) {
        return fields.range("seconds", seconds, SHORTEST, LONGEST);
    }

    public static Duration lease(@Nullable Long seconds) {
        return Duration.ofSeconds(seconds == null ? USUAL : seconds);
    }
}
