package dev.merit.coupons.redemptions;

import dev.merit.coupons.pricing.Order;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.OrderId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A request to validate, reserve or redeem one or more codes and promotions for a member's order.
///
/// @param items the codes and promotions; if Merit chooses, further candidates
/// @param best whether Merit chooses the best combination of the items, the member's coupons and the running
/// promotions
/// @param maxPayment the maximum that a gift voucher pays; without it, all that is left on it
/// @param fingerprint of the content, without the purpose: the same request again has the same one
public record RedemptionRequest(
        Purpose purpose,
        List<RequestItem> items,
        boolean best,
        MemberId memberId,
        OrderId orderId,
        Order order,
        @Nullable Money maxPayment,
        String fingerprint) {

    /// What is done with the plan of a request.
    public sealed interface Purpose {

        /// The plan is shown, and nothing is written.
        record Validate() implements Purpose {}

        /// The plan is committed and held for a time.
        record Reserve(Duration time) implements Purpose {}

        /// The plan is committed for good.
        record Redeem() implements Purpose {}
    }

    public RedemptionRequest {
        items = List.copyOf(items);
    }

    RedemptionRequest withFingerprint(String other) {
        return new RedemptionRequest(purpose, items, best, memberId, orderId, order, maxPayment, other);
    }

    /// The same request for the items that were chosen for it.
    RedemptionRequest choosing(List<RequestItem> chosen) {
        return new RedemptionRequest(purpose, chosen, false, memberId, orderId, order, maxPayment, fingerprint);
    }

    List<CouponCode> codes() {
        return items.stream()
                .flatMap(item -> switch (item) {
                    case RequestItem.Code(var code) -> Stream.of(code);
                    case RequestItem.Promotion _ -> Stream.of();
                })
                .toList();
    }

    List<StrategyId> promotions() {
        return items.stream()
                .flatMap(item -> switch (item) {
                    case RequestItem.Code _ -> Stream.of();
                    case RequestItem.Promotion(var strategy) -> Stream.of(strategy);
                })
                .toList();
    }

    public boolean isValidation() {
        return purpose instanceof Purpose.Validate;
    }

    public boolean isReservation() {
        return purpose instanceof Purpose.Reserve;
    }

    /// The end of the reservation; null, if it is none.
    public @Nullable Instant reservedUntil(Instant now) {
        return purpose instanceof Purpose.Reserve(var time) ? now.plus(time).truncatedTo(ChronoUnit.MILLIS) : null;
    }
}
