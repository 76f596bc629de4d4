package dev.merit.coupons.redemptions;

import dev.merit.coupons.pricing.Order;
import dev.merit.coupons.redemptions.RedemptionRequest.Purpose;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.OrderId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.json.Json;
import dev.merit.shared.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Creates redemption requests with their fingerprints.
@Singleton
public final class RedemptionRequests {

    private final Secret secret;
    private final Json json;

    RedemptionRequests(Secret secret, Json json) {
        this.secret = secret;
        this.json = json;
    }

    /// The content of a request that the fingerprint is made of.
    @RegisterForReflection
    record Content(
            MemberId memberId,
            OrderId orderId,
            Order order,
            List<String> codes,
            @Nullable Money amount,
            @Nullable List<String> strategyIds,
            @Nullable Boolean best) {}

    /// What a request names. The sequence makes no difference.
    ///
    /// @param best whether Merit chooses among these and what else the member may use
    public record Items(List<RequestItem> named, boolean best) {

        /// One code.
        public static Items of(CouponCode code) {
            return new Items(List.of(new RequestItem.Code(code)), false);
        }

        /// Codes and promotions.
        public static Items of(
                @Nullable List<CouponCode> codes, @Nullable List<StrategyId> promotions, @Nullable Boolean best) {
            var items = new ArrayList<RequestItem>();
            if (codes != null) {
                codes.forEach(code -> items.add(new RequestItem.Code(code)));
            }
            if (promotions != null) {
                promotions.forEach(strategy -> items.add(new RequestItem.Promotion(strategy)));
            }
            return new Items(items, Boolean.TRUE.equals(best));
        }
    }

    /// A request to redeem.
    ///
    /// @param maxPayment the maximum that a gift voucher pays
    public RedemptionRequest redeem(
            Items items, MemberId member, OrderId orderId, Order order, @Nullable Money maxPayment) {
        return of(new Purpose.Redeem(), items, member, orderId, order, maxPayment);
    }

    /// A request to reserve for a time.
    ///
    /// @param maxPayment the maximum that a gift voucher pays
    public RedemptionRequest reserve(
            Items items, MemberId member, OrderId orderId, Order order, @Nullable Money maxPayment, Duration time) {
        return of(new Purpose.Reserve(time), items, member, orderId, order, maxPayment);
    }

    /// A request to validate.
    ///
    /// @param orderId if the order has one yet; otherwise a random one is used, which no redemption has
    public RedemptionRequest validate(Items items, MemberId member, @Nullable OrderId orderId, Order order) {
        var id = orderId == null ? new OrderId(RedemptionId.random().value()) : orderId;
        return of(new Purpose.Validate(), items, member, id, order, null);
    }

    private RedemptionRequest of(
            Purpose purpose, Items items, MemberId member, OrderId orderId, Order order, @Nullable Money maxPayment) {
        var request =
                new RedemptionRequest(purpose, items.named(), items.best(), member, orderId, order, maxPayment, "");
        var codes = request.codes().stream().map(CouponCode::canonical).sorted().toList();
        var promotions =
                request.promotions().stream().map(StrategyId::value).sorted().toList();
        var content = json.write(new Content(
                member,
                orderId,
                order.normalized(),
                codes,
                maxPayment,
                promotions.isEmpty() ? null : promotions,
                items.best() ? true : null));
        return request.withFingerprint(secret.macText("redemption/request", content));
    }
}
