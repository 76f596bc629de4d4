package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.Coupons;
import dev.merit.coupons.coupons.PromotionClaim;
import dev.merit.coupons.coupons.PublicCode;
import dev.merit.coupons.pricing.Stacking;
import dev.merit.coupons.strategies.Strategies;
import dev.merit.shared.id.CouponCode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Chooses the items of a request that leaves the choice to Merit: the best combination of the member's coupons,
/// the named codes and promotions, and the running promotions. Named gift vouchers pay what the discounts leave.
@Singleton
final class BestCombination {

    private static final int MAX_COUPONS = 100;
    private static final int MAX_PROMOTIONS = 50;

    private final Coupons coupons;
    private final Strategies strategies;
    private final Qualification qualification;

    BestCombination(Coupons coupons, Strategies strategies, Qualification qualification) {
        this.coupons = coupons;
        this.strategies = strategies;
        this.qualification = qualification;
    }

    /// The chosen items; empty, if nothing has a discount and no gift voucher pays.
    ///
    /// @param named the codes and promotions that the request names
    /// @param excluded items that are not chosen
    List<RequestItem> choose(
            RedemptionRequest request, List<CodeInOrder> named, Set<RequestItem> excluded, Instant now) {
        var candidates = candidates(request, named, now);
        candidates.keySet().removeAll(excluded);
        var items = new LinkedHashMap<CouponCode, RequestItem>();
        candidates.forEach((item, coupon) -> items.put(coupon.code(), item));
        var qualified = qualification
                .of(List.copyOf(candidates.values()), request.memberId(), request.order(), request.orderId())
                .orElse(List.of());
        var chosen = new ArrayList<RequestItem>();
        long payable = request.order().total().minorUnits();
        for (var one : BestOffer.best(qualified, request.order())) {
            chosen.add(items.get(one.coupon().coupon().code()));
            payable -= one.discount();
        }
        for (var one : qualified) {
            if (one.coupon().pays() && one.isRedeemable() && payable > 0 && chosen.size() < Stacking.MAX) {
                chosen.add(items.get(one.coupon().code()));
                payable -= one.discount();
            }
        }
        return chosen;
    }

    /// The coupons by the items that name them. A promotion with a public code is a candidate by its code.
    private Map<RequestItem, Coupon> candidates(RedemptionRequest request, List<CodeInOrder> named, Instant now) {
        var candidates = new LinkedHashMap<RequestItem, Coupon>();
        named.forEach(one -> candidates.put(one.item(), one.coupon()));
        coupons.usable(request.memberId(), MAX_COUPONS).stream()
                .filter(coupon -> !coupon.pays())
                .forEach(coupon -> candidates.putIfAbsent(new RequestItem.Code(coupon.code()), coupon));
        strategies.promotions(now, MAX_PROMOTIONS).forEach(promotion -> {
            var strategy = promotion.strategy();
            if (promotion.code() != null) {
                var code = new PublicCode(new CouponCode(promotion.code()), strategy.id(), strategy.createdAt());
                candidates.putIfAbsent(new RequestItem.Code(code.code()), code);
            } else if (strategy.terms().kind().isClaimable()) {
                candidates.putIfAbsent(
                        new RequestItem.Promotion(strategy.id()), PromotionClaim.of(strategy, request.memberId(), now));
            }
        });
        return candidates;
    }
}
