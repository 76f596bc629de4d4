package dev.merit.coupons.redemptions;

import dev.merit.coupons.lookup.CodeCaller;
import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.pricing.IneligibilityReason;
import dev.merit.coupons.refusals.RefusalCounts;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Retries;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Validates, reserves and redeems: shows the plan of a request, or commits it in one transaction. If something
/// that the plan is based on has changed, the transaction is refused and the request is planned again.
@Singleton
public final class Redemptions {

    static final Retries TRIES = new Retries(24, 5, 200, "others keep changing the same coupon");

    private final Table table;
    private final Ledger ledger;
    private final RedemptionPlanner planner;
    private final BestCombination best;
    private final RefusalCounts refusals;
    private final InstantSource clock;

    Redemptions(
            Table table,
            Ledger ledger,
            RedemptionPlanner planner,
            BestCombination best,
            RefusalCounts refusals,
            InstantSource clock) {
        this.table = table;
        this.ledger = ledger;
        this.planner = planner;
        this.best = best;
        this.refusals = refusals;
        this.clock = clock;
    }

    public Optional<Redemption> find(RedemptionId id) {
        return table.get(Keys.redemption(id)).map(Redemption::from);
    }

    /// The plan of a request to validate.
    ///
    /// @param caller whose wrong codes are counted; null, if they are not
    public RedemptionPlan validate(RedemptionRequest request, @Nullable CodeCaller caller) {
        return plan(request, caller, false).orElseThrow();
    }

    /// Commits the plan of a request to reserve or redeem.
    ///
    /// @param caller whose wrong codes are counted; null, if they are not
    public RedemptionOutcome commit(RedemptionRequest request, @Nullable CodeCaller caller) {
        return TRIES.until(tries -> plan(request, caller, tries > 0).flatMap(this::commit));
    }

    private Optional<RedemptionPlan> plan(RedemptionRequest request, @Nullable CodeCaller caller, boolean isRetry) {
        var now = clock.instant();
        return request.choosesBest()
                ? best.plan(request, caller, now, isRetry)
                : planner.plan(request, caller, now, isRetry);
    }

    private Optional<RedemptionOutcome> commit(RedemptionPlan plan) {
        return switch (plan) {
            case RedemptionPlan.Planned(var redemptions, var entry) ->
                ledger.transact(entry) instanceof Outcome.Done
                        ? Optional.of(new RedemptionOutcome.Redeemed(redemptions))
                        : Optional.empty();
            case RedemptionPlan.AlreadyDone(var redemptions) ->
                Optional.of(new RedemptionOutcome.Repeated(redemptions));
            case RedemptionPlan.NotRedeemable(var obstacles, var strategies) -> {
                count(obstacles.getFirst(), strategies);
                yield Optional.of(obstacles.getFirst());
            }
            case RedemptionPlan.Rejected(var refusal, var _) -> {
                count(refusal);
                yield Optional.of(refusal);
            }
        };
    }

    /// Counts the first reason against each strategy.
    private void count(RedemptionOutcome.Obstacle obstacle, Map<RequestItem, StrategyId> strategies) {
        var seen = new HashSet<StrategyId>();
        for (var reason : obstacle.reasons()) {
            var of = strategy(reason, strategies);
            if (of.isPresent() && seen.add(of.get())) {
                refusals.count(of.get(), reason.code());
            }
        }
    }

    private static Optional<StrategyId> strategy(Ineligibility reason, Map<RequestItem, StrategyId> strategies) {
        if (reason.strategyId() != null) {
            return Optional.of(reason.strategyId());
        }
        return reason.coupon() != null
                ? Optional.ofNullable(strategies.get(new RequestItem.Code(reason.coupon())))
                : strategies.values().stream().findFirst();
    }

    /// Counts what is refused because of a coupon's state; other refusals are mistakes of the caller.
    private void count(RedemptionOutcome.Refused refusal) {
        switch (refusal) {
            case RedemptionOutcome.UsedUp(var coupon) ->
                refusals.count(
                        coupon.strategyId(),
                        (coupon.pays() ? IneligibilityReason.VOUCHER_EMPTY : IneligibilityReason.ALREADY_REDEEMED)
                                .code());
            case RedemptionOutcome.Revoked(var coupon) ->
                refusals.count(coupon.strategyId(), IneligibilityReason.REVOKED.code());
            case RedemptionOutcome.RedemptionDiffers _,
                    RedemptionOutcome.AmountNotAllowed _,
                    RedemptionOutcome.CouponNotFound _,
                    RedemptionOutcome.PromotionNotFound _,
                    RedemptionOutcome.TooManyAttempts _,
                    RedemptionOutcome.Obstacle _ -> {}
        }
    }
}
