package dev.merit.coupons.redemptions;

import dev.merit.coupons.codes.CouponCode;
import dev.merit.coupons.pricing.Order;
import dev.merit.coupons.pricing.OrderId;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.json.Json;
import dev.merit.shared.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes wishes of what is asked for.
@Singleton
public final class RedemptionRequests {

    private final Secret secret;
    private final Json json;

    RedemptionRequests(Secret secret, Json json) {
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
    public RedemptionRequest redeem(List<CouponCode> codes, MemberId member, OrderId orderId, Order order) {
        return of(codes, member, orderId, order, null, null);
    }

    /// To redeem a code; a voucher for at most this amount.
    public RedemptionRequest redeem(
            CouponCode code, MemberId member, OrderId orderId, Order order, @Nullable Money most) {
        return of(List.of(code), member, orderId, order, most, null);
    }

    /// To reserve codes, as they may be redeemed then.
    public RedemptionRequest reserve(
            List<CouponCode> codes,
            MemberId member,
            OrderId orderId,
            Order order,
            @Nullable Money most,
            Duration lease) {
        return of(codes, member, orderId, order, most, lease);
    }

    /// To know what redeeming them would come to, for an order that has a name, or for one that has none yet: a name
    /// that nobody knows is as good as none.
    public RedemptionRequest ask(List<CouponCode> codes, MemberId member, @Nullable OrderId orderId, Order order) {
        var id = orderId == null ? new OrderId(RedemptionId.random().value()) : orderId;
        return of(codes, member, id, order, null, null);
    }

    private RedemptionRequest of(
            List<CouponCode> codes,
            MemberId member,
            OrderId orderId,
            Order order,
            @Nullable Money most,
            @Nullable Duration lease) {
        var sorted = codes.stream().map(CouponCode::canonical).sorted().toList();
        var content = json.write(new Content(member, orderId, order.plain(), sorted, most));
        return new RedemptionRequest(
                codes, member, orderId, order, most, secret.macText("redemption/request", content), lease);
    }
}
