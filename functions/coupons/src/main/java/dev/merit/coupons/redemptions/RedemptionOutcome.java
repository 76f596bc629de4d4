package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.lookup.RateLimited;
import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.pricing.IneligibilityReason;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The result of a request to redeem or reserve codes for an order.
public sealed interface RedemptionOutcome {

    /// The redemptions or reservations that were written, in the sequence in which they apply.
    record Redeemed(List<Redemption> redemptions) implements RedemptionOutcome {}

    /// The same request came before; these are its redemptions.
    record Repeated(List<Redemption> redemptions) implements RedemptionOutcome {}

    /// The request was refused and nothing was written.
    sealed interface Refused extends RedemptionOutcome {}

    /// The order has a redemption of the item by a request with other content, or the order has redemptions of
    /// other items of the request, but not of this one.
    record Differs(RequestItem item) implements Refused {}

    /// The request names an amount for a coupon that is no gift voucher, or in another currency than the
    /// voucher's.
    record NoAmount(Coupon coupon) implements Refused {}

    record NoCoupon(CouponCode code) implements Refused {}

    /// There is no such strategy, or it is no promotion.
    record NoPromotion(StrategyId strategyId) implements Refused {}

    /// The batch code is revoked.
    record Revoked(CouponCode code) implements Refused {}

    /// No use of the coupon is left, or nothing is left on the gift voucher.
    record Spent(Coupon coupon) implements Refused {}

    /// The caller has asked for too many wrong codes.
    record TooManyAttempts(RateLimited limit) implements Refused {}

    /// A refusal that validating answers as reasons.
    sealed interface Obstacle extends Refused {

        List<Ineligibility> reasons();
    }

    record NotEligible(List<Ineligibility> reasons) implements Obstacle {}

    /// These items may not be combined with the others.
    record NotStackable(List<RequestItem> items) implements Obstacle {

        @Override
        public List<Ineligibility> reasons() {
            return items.stream()
                    .map(item -> item.named(Ineligibility.of(
                            IneligibilityReason.NOT_STACKABLE, "The coupon may not be combined with the others.")))
                    .toList();
        }
    }

    /// Something that the strategy or the member has a limited amount of is used up.
    sealed interface Scarcity extends Obstacle {

        RequestItem item();

        Ineligibility reason();

        @Override
        default List<Ineligibility> reasons() {
            return List.of(item().named(reason()));
        }
    }

    /// Nothing of the strategy's stock is left.
    record SoldOut(RequestItem item) implements Scarcity {

        @Override
        public Ineligibility reason() {
            return Ineligibility.of(IneligibilityReason.SOLD_OUT, "No use of the code is left.", 0, 1);
        }
    }

    /// The member has used codes of the strategy as often as a member may.
    ///
    /// @param reservedUntil the end of the first of the reservations that count, if any do
    record LimitReached(
            RequestItem item, long limit, @Nullable Instant reservedUntil) implements Scarcity {

        @Override
        public Ineligibility reason() {
            return Ineligibility.ofMemberLimit(limit).until(reservedUntil);
        }
    }

    /// Less than the discount is left of the strategy's budget.
    record BudgetExhausted(RequestItem item, Money have, Money need) implements Scarcity {

        @Override
        public Ineligibility reason() {
            return Ineligibility.of(
                    IneligibilityReason.BUDGET_EXHAUSTED,
                    "Less is left of the strategy's budget than the discount.",
                    have,
                    need);
        }
    }
}
