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
/// @param items the codes and promotions to redeem; if Merit chooses the combination, the named candidates
/// @param choosesBest whether Merit chooses the best combination of the items, the member's coupons and the
/// running promotions
/// @param maxPayment the maximum that a gift voucher pays; null, if it may pay with its whole balance
/// @param fingerprint of the content without the purpose; a repeated request has the same fingerprint
public record RedemptionRequest(
        Purpose purpose,
        List<RequestItem> items,
        boolean choosesBest,
        MemberId memberId,
        OrderId orderId,
        Order order,
        @Nullable Money maxPayment,
        String fingerprint) {

    /// What Merit does with the plan of a request.
    public sealed interface Purpose {

        /// The plan is answered, and nothing is written.
        record Validate() implements Purpose {}

        /// The plan is committed as a reservation, which ends after the duration.
        record Reserve(Duration duration) implements Purpose {}

        /// The plan is committed as a redemption.
        record Redeem() implements Purpose {}
    }

    public RedemptionRequest {
        items = List.copyOf(items);
    }

    RedemptionRequest withFingerprint(String other) {
        return new RedemptionRequest(purpose, items, choosesBest, memberId, orderId, order, maxPayment, other);
    }

    /// The same request for the items that Merit has chosen.
    RedemptionRequest withChosenItems(List<RequestItem> chosen) {
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

    /// The time at which the reservation ends; null, if the request does not reserve.
    public @Nullable Instant reservedUntil(Instant now) {
        return purpose instanceof Purpose.Reserve(var duration)
                ? now.plus(duration).truncatedTo(ChronoUnit.MILLIS)
                : null;
    }
}
