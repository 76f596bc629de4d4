package dev.merit.coupons.redemptions;

import dev.merit.coupons.codes.CouponCode;
import dev.merit.coupons.coupons.BatchCode;
import dev.merit.coupons.coupons.GiftVoucher;
import dev.merit.coupons.coupons.PersonalCoupon;
import dev.merit.coupons.coupons.PublicCode;
import dev.merit.coupons.pricing.Cart;
import dev.merit.coupons.pricing.Evaluation;
import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.pricing.Stacking;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.table.Table;
import dev.merit.shared.tiers.TierSettings;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A code that is wanted for an order, with all that it is judged by.
public record EvaluatedCode(CodeInOrder candidate, EvaluationContext facts) {

    public CouponCode code() {
        return candidate.coupon().code();
    }

    /// All candidates, as [#inOrder] has them, with what they are judged by read together.
    public static List<EvaluatedCode> all(
            Table table, TierSettings tiers, List<CodeInOrder> candidates, RedemptionRequest wish, Instant now) {
        var coupons = candidates.stream().map(CodeInOrder::coupon).toList();
        var facts = EvaluationContext.read(table, tiers, coupons, wish.memberId(), now);
        return IntStream.range(0, candidates.size())
                .mapToObj(i -> new EvaluatedCode(candidates.get(i), facts.get(i).atMost(wish.most())))
                .sorted(inOrder())
                .toList();
    }

    /// All that is in the way of any of them for this order.
    public static List<Ineligibility> reasons(List<EvaluatedCode> all, RedemptionRequest wish, Instant now) {
        return all.stream()
                .flatMap(j -> j.reasons(wish, now).stream().map(reason -> reason.about(j.code())))
                .toList();
    }

    private List<Ineligibility> reasons(RedemptionRequest wish, Instant now) {
        var assessment =
                CouponEligibility.assess(candidate.coupon(), facts, wish.memberId(), wish.order(), wish.orderId(), now);
        return switch (assessment) {
            case Evaluation.Eligible _ -> List.of();
            case Evaluation.Ineligible(var reasons) -> reasons;
        };
    }

    /// By their codes, but vouchers behind what takes a discount: first what expires first, and then where less is
    /// left.
    private static Comparator<EvaluatedCode> inOrder() {
        return Comparator.comparing(EvaluatedCode::pays)
                .thenComparing(j -> j.pays() ? j.validTo() : Instant.MAX)
                .thenComparingLong(EvaluatedCode::free)
                .thenComparing(j -> j.code().canonical());
    }

    private boolean pays() {
        return candidate.coupon().pays();
    }

    private long free() {
        return switch (candidate.coupon()) {
            case GiftVoucher voucher -> voucher.free().minorUnits();
            case PersonalCoupon _, PublicCode _, BatchCode _ -> 0;
        };
    }

    private Instant validTo() {
        var validTo = facts.validTo(candidate.coupon());
        return validTo == null ? Instant.MAX : validTo;
    }

    /// Those of several codes that do not go with the others: their terms forbid it, or they are of one strategy.
    /// Vouchers go with all.
    public static List<CouponCode> apart(List<EvaluatedCode> all) {
        var judged = all.stream().filter(j -> !j.pays()).toList();
        if (judged.size() <= 1) {
            return List.of();
        }
        return judged.stream()
                .filter(one -> !one.facts.terms().stackable() || one.hasTwin(judged))
                .map(EvaluatedCode::code)
                .toList();
    }

    /// Why some of several codes would be used for nothing: the others leave nothing that they could take off or pay.
    /// Which they are does not depend on the budgets.
    public static List<Ineligibility> idle(List<EvaluatedCode> all, Cart cart) {
        var terms = all.stream().map(j -> j.facts.terms()).toList();
        return Stacking.best(cart, terms).stream()
                .filter(applied -> !applied.hasEffect(terms))
                .map(applied -> Ineligibility.ofNoEffect(cart.total().currency())
                        .about(all.get(applied.number()).code()))
                .toList();
    }

    private boolean hasTwin(List<EvaluatedCode> judged) {
        return judged.stream().filter(j -> j.strategyId().equals(strategyId())).count() > 1;
    }

    private StrategyId strategyId() {
        return candidate.coupon().strategyId();
    }
}
