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
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A request to reserve a code for a member's order.
@RegisterForReflection
@Schema(name = "ReservationRequest", examples = Examples.RESERVE)
record ReservationInput(
        MemberId memberId,
        OrderId orderId,
        Order order,

        @Schema(description = "Of a gift voucher: at most so much is paid with it; otherwise as much as is left on it.")
        @Nullable
        Money amount,

        @Schema(description = SECONDS) @Nullable Long seconds) {

    static final String SECONDS = "For how long, from 60 to 3600; 900, if it is left out.";

    private static final long MIN = 60;
    private static final long USUAL = 900;
    private static final long MAX = 3_600;

    void check() {
        order.check();
        var fields = check(new Fields(), seconds);
        Amounts.check(fields, "amount", amount, 1, null);
        fields.check();
    }

    RedemptionRequest toRequest(CouponCode code, RedemptionRequests requests) {
        return requests.reserve(RedemptionRequests.Items.of(code), memberId, orderId, order, amount, time(seconds));
    }

    static Fields check(Fields fields, @Nullable Long seconds) {
        return fields.range("seconds", seconds, MIN, MAX);
    }

    static Duration time(@Nullable Long seconds) {
        return Duration.ofSeconds(seconds == null ? USUAL : seconds);
    }
}
