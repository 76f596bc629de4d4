package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.GiftVoucher;
import dev.merit.coupons.pricing.Cart;
import dev.merit.coupons.pricing.Evaluation;
import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.pricing.Stacking;
import dev.merit.shared.consent.ProfilingPolicy;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.table.Table;
import dev.merit.shared.tiers.TierSettings;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// An item of a request with its evaluation, without regard to the other items.
record EvaluatedCode(CodeInOrder code, EvaluationContext context, Evaluation evaluation) {

    /// Evaluates all items, in the sequence in which they are stacked first. Their contexts are read in one
    /// batch.
    static List<EvaluatedCode> evaluateAll(
            Table table,
            TierSettings tiers,
            ProfilingPolicy policy,
            List<CodeInOrder> codes,
            RedemptionRequest request,
            Instant now) {
        var member = request.memberId();
        var coupons = codes.stream().map(CodeInOrder::coupon).toList();
        var contexts = EvaluationContext.read(table, tiers, policy, coupons, member, now);
        return IntStream.range(0, codes.size())
                .mapToObj(i -> {
                    var context = contexts.get(i).payingAtMost(request.maxPayment());
                    var evaluation = CouponEligibility.evaluate(
                            coupons.get(i), context, member, request.order(), request.orderId(), now);
                    return new EvaluatedCode(codes.get(i), context, evaluation);
                })
                .sorted(sequence())
                .toList();
    }

    Coupon coupon() {
        return code.coupon();
    }

    RequestItem item() {
        return code.item();
    }

    /// The reasons of all items that are not eligible.
    static List<Ineligibility> reasons(List<EvaluatedCode> all) {
        return all.stream().flatMap(one -> one.reasons().stream()).toList();
    }

    private List<Ineligibility> reasons() {
        return switch (evaluation) {
            case Evaluation.Eligible _ -> List.of();
            case Evaluation.Ineligible(var reasons) ->
                reasons.stream().map(item()::named).toList();
        };
    }

    /// Discounts first, by code. Then gift vouchers: by expiry, then by balance, the smallest first, then by
    /// code.
    private static Comparator<EvaluatedCode> sequence() {
        return Comparator.comparing(EvaluatedCode::pays)
                .thenComparing(one -> one.pays() ? one.validTo() : Instant.MAX)
                .thenComparingLong(one -> one.balance())
                .thenComparing(one -> one.coupon().code().canonical());
    }

    private long balance() {
        return coupon() instanceof GiftVoucher voucher ? voucher.free().minorUnits() : 0;
    }

    private boolean pays() {
        return coupon().pays();
    }

    private Instant validTo() {
        var validTo = context.validTo(coupon());
        return validTo == null ? Instant.MAX : validTo;
    }

    /// The items that may not be combined with the others: their terms forbid it, or another item has the same
    /// strategy. Gift vouchers may be combined with all items.
    static List<RequestItem> notStackable(List<EvaluatedCode> all) {
        var discounts = all.stream().filter(one -> !one.pays()).toList();
        if (discounts.size() <= 1) {
            return List.of();
        }
        return discounts.stream()
                .filter(one -> !one.context.terms().stackable() || one.sharesStrategy(discounts))
                .map(EvaluatedCode::item)
                .toList();
    }

    /// Applies the items in their best sequence.
    ///
    /// @param budgets the rest of each budget that is known to be too small, in minor units
    static List<Stacking.Applied<EvaluatedCode>> stack(
            List<EvaluatedCode> all, Cart cart, Map<RequestItem, Long> budgets) {
        return Stacking.best(
                cart,
                all.stream()
                        .map(one -> new Stacking.Stackable<>(
                                one, one.context.terms(), budgets.getOrDefault(one.item(), Long.MAX_VALUE)))
                        .toList());
    }

    /// A reason for each item that has no effect, because the other items leave nothing for it.
    static List<Ineligibility> withoutEffect(List<Stacking.Applied<EvaluatedCode>> stacked, Cart cart) {
        return stacked.stream()
                .filter(applied -> !applied.hasEffect())
                .map(applied -> applied.of()
                        .item()
                        .named(Ineligibility.ofNoEffect(cart.total().currency())))
                .toList();
    }

    private boolean sharesStrategy(List<EvaluatedCode> others) {
        return others.stream()
                        .filter(one -> one.strategyId().equals(strategyId()))
                        .count()
                > 1;
    }

    private StrategyId strategyId() {
        return coupon().strategyId();
    }
}
