package dev.merit.coupons.sessions;

import dev.merit.coupons.terms.CouponCode;
import dev.merit.coupons.validating.Order;
import dev.merit.coupons.validating.OrderId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.json.Json;
import dev.merit.shared.money.Money;
import dev.merit.shared.secret.Secret;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes wishes of what is asked for.
@Singleton
public final class Wishes {

    private final Secret secret;
    private final Json json;

    Wishes(Secret secret, Json json) {
        this.secret = secret;
        this.json = json;
    }

    /// What two requests have in common that ask for the same.
    @RegisterForReflection
    record Content(
            MemberId memberId,
            OrderId orderId,
            Order order,
            List<String> codes,
            @Nullable Money amount) {}

    /// To redeem several codes, in whatever order they are named.
    public Wish redeem(List<CouponCode> codes, MemberId member, OrderId orderId, Order order) {
        return of(codes, member, orderId, order, null, null);
    }

    /// To redeem a code; a voucher for at most this amount.
    public Wish redeem(CouponCode code, MemberId member, OrderId orderId, Order order, @Nullable Money most) {
        return of(List.of(code), member, orderId, order, most, null);
    }

    /// To reserve a code, as it may be redeemed then.
    public Wish reserve(
            CouponCode code, MemberId member, OrderId orderId, Order order, @Nullable Money most, Duration lease) {
        return of(List.of(code), member, orderId, order, most, lease);
    }

    private Wish of(
            List<CouponCode> codes,
            MemberId member,
            OrderId orderId,
            Order order,
            @Nullable Money most,
            @Nullable Duration lease) {
        var sorted = codes.stream().map(CouponCode::canonical).sorted().toList();
        var content = json.write(new Content(member, orderId, order, sorted, most));
        return new Wish(codes, member, orderId, order, most, secret.macText("redemption/request", content), lease);
    }
}
