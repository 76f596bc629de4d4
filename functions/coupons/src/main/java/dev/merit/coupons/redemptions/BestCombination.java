package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.Coupons;
import dev.merit.coupons.coupons.PromotionClaim;
import dev.merit.coupons.coupons.PublicCode;
import dev.merit.coupons.lookup.CodeCaller;
import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.pricing.Stacking;
import dev.merit.coupons.redemptions.RedemptionOutcome.NotEligible;
import dev.merit.coupons.redemptions.RedemptionOutcome.Scarcity;
import dev.merit.coupons.redemptions.RedemptionPlan.AlreadyDone;
import dev.merit.coupons.redemptions.RedemptionPlan.NotRedeemable;
import dev.merit.coupons.redemptions.RedemptionPlan.Planned;
import dev.merit.coupons.redemptions.RedemptionPlan.Rejected;
import dev.merit.coupons.strategies.Strategies;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.keys.Key;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Plans a request that leaves the choice of the items to Merit: chooses the best combination of the member's
/// coupons, the named codes and promotions, and the running promotions, and has [RedemptionPlanner] plan it. Named
/// gift vouchers pay what the discounts leave.
@Singleton
final class BestCombination {

    private static final int MAX_COUPONS = 100;
    private static final int MAX_PROMOTIONS = 50;

    private final Table table;
    private final CodesInOrder codes;
    private final RedemptionPlanner planner;
    private final Coupons coupons;
    private final Strategies strategies;
    private final Qualification qualification;

    BestCombination(
            Table table,
            CodesInOrder codes,
            RedemptionPlanner planner,
            Coupons coupons,
            Strategies strategies,
            Qualification qualification) {
        this.table = table;
        this.codes = codes;
        this.planner = planner;
        this.coupons = coupons;
        this.strategies = strategies;
        this.qualification = qualification;
    }

    /// Chooses the items and plans them. If an earlier choice for the order is still active, it is planned
    /// again.
    ///
    /// @param caller the caller whose wrong codes are counted; null, if they are not counted
    /// @param isRetry whether an earlier attempt failed because of a concurrent write
    Optional<RedemptionPlan> plan(
            RedemptionRequest request, @Nullable CodeCaller caller, Instant now, boolean isRetry) {
        var key = codes.choiceKey(request);
        var earlier = table.get(key).map(OrderChoice::from).orElse(null);
        if (earlier != null) {
            var repeated = request.withChosenItems(earlier.items());
            var isStillActive = codes.read(repeated, null, now) instanceof CodesInOrder.CodesOutcome.Found(var found)
                    && found.stream().anyMatch(c -> c.hasActiveRedemption(now))
                    && (!request.isValidation() || found.stream().allMatch(c -> c.isOfSameRequest(request)));
            if (isStillActive) {
                return planner.plan(repeated, null, now, isRetry);
            }
        }
        return switch (codes.read(request, caller, now)) {
            case CodesInOrder.CodesOutcome.Refused(var refusal) -> Optional.of(new Rejected(refusal));
            case CodesInOrder.CodesOutcome.Found(var named) -> {
                var chosen = planChosen(request, named, now, isRetry)
                        .filter(plan ->
                                request.isValidation() || !RedemptionPlanner.isRefusal(plan) || isLatest(key, earlier));
                yield chosen.map(plan -> plan instanceof Planned(var redemptions, var entry) && !request.isValidation()
                        ? new Planned(redemptions, entry.plus(List.of(OrderChoice.store(key, redemptions, earlier))))
                        : plan);
            }
        };
    }

    /// Whether no other choice was stored for the order since this one was read. The same request, sent twice,
    /// may have taken the last unit itself.
    private boolean isLatest(Key key, @Nullable OrderChoice choice) {
        return table.get(key).map(OrderChoice::from).equals(Optional.ofNullable(choice));
    }

    /// Chooses the items and plans them. If an item turns out to be unavailable, Merit chooses again without
    /// it: a different request has redeemed it for the order, another order has used it up since it was read, it
    /// was revoked, a limit of its strategy is reached, or the coupon of a promotion was removed with its
    /// redemption.
    private Optional<RedemptionPlan> planChosen(
            RedemptionRequest request, List<CodeInOrder> named, Instant now, boolean isRetry) {
        var excluded = new HashSet<RequestItem>();
        while (true) {
            var items = choose(request, named, excluded, now);
            if (items.isEmpty()) {
                var none = Ineligibility.ofNoEffect(request.order().total().currency());
                return Optional.of(new NotRedeemable(List.of(new NotEligible(List.of(none)))));
            }
            var plan = planner.plan(request.withChosenItems(items), null, now, isRetry);
            var unavailable = plan.flatMap(BestCombination::unavailableItem).filter(excluded::add);
            if (unavailable.isEmpty()) {
                return plan;
            }
        }
    }

    /// The item for which the plan was refused, if a choice without it may succeed.
    private static Optional<RequestItem> unavailableItem(RedemptionPlan plan) {
        return switch (plan) {
            case Rejected(RedemptionOutcome.RedemptionDiffers(var item), var _) -> Optional.of(item);
            case Rejected(RedemptionOutcome.CouponNotFound(var code), var _) -> Optional.of(new RequestItem.Code(code));
            case Rejected(RedemptionOutcome.UsedUp(var coupon), var _) ->
                Optional.of(new RequestItem.Code(coupon.code()));
            case Rejected(RedemptionOutcome.Revoked(var coupon), var _) ->
                Optional.of(new RequestItem.Code(coupon.code()));
            case NotRedeemable(var obstacles, var _)
            when obstacles.getFirst() instanceof Scarcity scarcity -> Optional.of(scarcity.item());
            case Planned _, AlreadyDone _, NotRedeemable _, Rejected _ -> Optional.empty();
        };
    }

    /// The chosen items; empty, if nothing has a discount and no gift voucher pays.
    ///
    /// @param named the codes and promotions that the request names
    /// @param excluded items that are not chosen
    private List<RequestItem> choose(
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
