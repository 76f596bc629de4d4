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

    /// The same request was done before; these are its redemptions.
    record Repeated(List<Redemption> redemptions) implements RedemptionOutcome {}

    /// The request was refused and nothing was written.
    sealed interface Refused extends RedemptionOutcome {}

    /// A request with other content has redeemed or reserved the item for the order; or other items of the
    /// request are redeemed or reserved for the order, and this one is not.
    record RedemptionDiffers(RequestItem item) implements Refused {}

    /// The request has an amount, and the coupon is not a gift voucher or has another currency.
    record AmountNotAllowed(Coupon coupon) implements Refused {}

    /// There is no such code, or the caller may not see it.
    record CouponNotFound(CouponCode code) implements Refused {}

    /// There is no such strategy, or it is not a promotion.
    record PromotionNotFound(StrategyId strategyId) implements Refused {}

    /// The coupon, the batch code or the gift voucher is revoked.
    record Revoked(Coupon coupon) implements Refused {}

    /// No use of the coupon, or no balance of the gift voucher, is left.
    record UsedUp(Coupon coupon) implements Refused {}

    /// The caller has sent too many wrong codes.
    record TooManyAttempts(RateLimited limit) implements Refused {}

    /// A refusal that a validation answers as reasons, with status 200.
    sealed interface Obstacle extends Refused {

        List<Ineligibility> reasons();
    }

    /// At least one item is not for this order or this member.
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

    /// A limit of the strategy (stock, budget or uses per member) is reached.
    sealed interface Scarcity extends Obstacle {

        RequestItem item();

        Ineligibility reason();

        @Override
        default List<Ineligibility> reasons() {
            return List.of(item().named(reason()));
        }
    }

    /// The stock of the strategy is used up.
    record SoldOut(RequestItem item) implements Scarcity {

        @Override
        public Ineligibility reason() {
            return Ineligibility.of(IneligibilityReason.SOLD_OUT, "No use of the code is left.", 0, 1);
        }
    }

    /// The member has reached the limit of uses of the strategy.
    ///
    /// @param reservedUntil the time at which the first active reservation of the member ends; null, if there
    /// is none
    record LimitReached(
            RequestItem item, long limit, @Nullable Instant reservedUntil) implements Scarcity {

        @Override
        public Ineligibility reason() {
            return Ineligibility.ofMemberLimit(limit).until(reservedUntil);
        }
    }

    /// The rest of the strategy's budget is smaller than the discount.
    ///
    /// @param available the rest of the budget
    /// @param required the discount
    record BudgetExhausted(RequestItem item, Money available, Money required) implements Scarcity {

        @Override
        public Ineligibility reason() {
            return Ineligibility.of(
                    IneligibilityReason.BUDGET_EXHAUSTED,
                    "Less is left of the strategy's budget than the discount.",
                    available,
                    required);
        }
    }
}
