package dev.merit.coupons.redeeming;

import dev.merit.coupons.Docs;
import dev.merit.coupons.sessions.Wish;
import dev.merit.coupons.sessions.Wishes;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.coupons.validating.Order;
import dev.merit.coupons.validating.OrderId;
import dev.merit.shared.http.Fields;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.money.Amounts;
import dev.merit.shared.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Asks for a coupon to be held for a member's order.
@RegisterForReflection
@Schema(name = "ReservationRequest", examples = Docs.RESERVE)
record ReservationRequest(
        MemberId memberId,
        OrderId orderId,
        Order order,

        @Schema(description = "Of a gift voucher: at most so much is paid with it; otherwise as much as is left on it.")
        @Nullable
        Money amount,

        @Schema(description = "For how long, from 60 to 3600; 900, if it is left out.") @Nullable
        Long seconds) {

    private static final long SHORTEST = 60;
    private static final long USUAL = 900;
    private static final long LONGEST = 3_600;

    void check() {
        order.check();
        var fields = new Fields().range("seconds", seconds, SHORTEST, LONGEST);
        Amounts.check(fields, "amount", amount, 1, null);
        fields.check();
    }

    Wish wish(CouponCode code, Wishes wishes) {
        var lease = Duration.ofSeconds(seconds == null ? USUAL : seconds);
        return wishes.reserve(code, memberId, orderId, order, amount, lease);
    }
}
