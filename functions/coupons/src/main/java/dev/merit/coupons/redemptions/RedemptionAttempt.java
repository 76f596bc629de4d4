package dev.merit.coupons.redemptions;

import dev.merit.coupons.pricing.FirstPurchase;
import dev.merit.coupons.pricing.Stacking;
import dev.merit.coupons.redemptions.Allocations.Obstacle;
import dev.merit.coupons.redemptions.ShardAllocation.Drawn;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.tiers.TierSettings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One try to redeem or reserve what nothing holds for the order yet: judges, takes what it needs, and commits it
/// all. Without an answer, something has changed meanwhile.
final class RedemptionAttempt {

    private final Table table;
    private final TierSettings tiers;
    private final Allocations takings;
    private final RedemptionRequest wish;
    private final Instant now;
    private final List<Write> writes = new ArrayList<>();
    private final List<Redemption> redemptions = new ArrayList<>();

    RedemptionAttempt(
            Table table, TierSettings tiers, Rollbacks rollbacks, RedemptionRequest wish, Instant now, boolean again) {
        this.table = table;
        this.tiers = tiers;
        this.takings = new Allocations(table, rollbacks, now, again);
        this.wish = wish;
        this.now = now;
    }

    Optional<RedemptionOutcome> with(List<CodeInOrder> candidates) {
        var foreign = candidates.stream().filter(c -> !c.takes(wish.most())).findFirst();
        if (foreign.isPresent()) {
            return foreign.map(c -> new RedemptionOutcome.NoAmount(c.coupon()));
        }
        var judged = EvaluatedCode.all(table, tiers, candidates, wish, now);
        var reasons = EvaluatedCode.reasons(judged, wish, now);
        if (!reasons.isEmpty()) {
            return Optional.of(new RedemptionOutcome.NotEligible(reasons));
        }
        var apart = EvaluatedCode.apart(judged);
        if (!apart.isEmpty()) {
            return Optional.of(new RedemptionOutcome.NotStackable(apart));
        }
        var idle = EvaluatedCode.idle(judged, wish.order().cart());
        return idle.isEmpty() ? commit(judged) : Optional.of(new RedemptionOutcome.NotEligible(idle));
    }

    private Optional<RedemptionOutcome> commit(List<EvaluatedCode> judged) {
        var obstacle = first(judged, takings::limit)
                .or(() -> first(judged, this::stock))
                .or(() -> budgets(judged, RedemptionDrafts.read(table, wish, until(), judged), new HashMap<>()));
        if (obstacle.isPresent()) {
            return switch (obstacle.get()) {
                case Obstacle.Refusal(var why) -> Optional.of(why);
                case Obstacle.Changed() -> Optional.empty();
            };
        }
        claim(judged.getFirst().facts());
        if (writes.size() > Table.BATCH) {
            takings.narrow(redemptions, writes);
            return Optional.empty();
        }
        return table.transact(writes) instanceof Outcome.Done
                ? Optional.of(new RedemptionOutcome.Redeemed(redemptions))
                : Optional.empty();
    }

    private static Optional<Obstacle> first(
            List<EvaluatedCode> judged, Function<EvaluatedCode, Optional<Obstacle>> obstacle) {
        return judged.stream().map(obstacle).flatMap(Optional::stream).findFirst();
    }

    private @Nullable Instant until() {
        return wish.lease() == null ? null : now.plus(wish.lease()).truncatedTo(ChronoUnit.MILLIS);
    }

    private Optional<Obstacle> stock(EvaluatedCode one) {
        return switch (takings.stock(one)) {
            case Drawn.From(var taken) -> {
                writes.addAll(taken);
                yield Optional.empty();
            }
            case Drawn.Busy() -> Optional.of(new Obstacle.Changed());
            case Drawn.TooLittle _ -> Optional.of(new Obstacle.Refusal(new RedemptionOutcome.SoldOut(one.code())));
        };
    }

    /// Prices them, and takes the discounts of the budgets: of the orders in which they may apply, which are equally
    /// good, in one that the budgets have enough for.
    ///
    /// @param left of budgets that had too little for such an order
    private Optional<Obstacle> budgets(List<EvaluatedCode> judged, RedemptionDrafts drafts, Map<Integer, Long> left) {
        var terms = judged.stream().map(j -> j.facts().terms()).toList();
        var opened = new ArrayList<Write>();
        redemptions.clear();
        for (var applied : Stacking.best(wish.order().cart(), terms, left)) {
            var one = judged.get(applied.number());
            var redemption = drafts.of(one, applied);
            switch (takings.budget(redemption)) {
                case Drawn.From(var taken) -> opened.addAll(taken);
                case Drawn.Busy() -> {
                    return Optional.of(new Obstacle.Changed());
                }
                case Drawn.TooLittle(var have) -> {
                    long enoughFor = have + redemption.session().returned();
                    boolean isNew = left.put(applied.number(), enoughFor) == null;
                    return isNew && judged.size() > 1
                            ? budgets(judged, drafts, left)
                            : Optional.of(new Obstacle.Refusal(exhausted(one, redemption, have)));
                }
            }
            redemptions.add(redemption);
            opened.addAll(RedemptionTransitions.open(redemption, one.candidate(), one.facts(), now));
        }
        writes.addAll(opened);
        return Optional.empty();
    }

    private static RedemptionOutcome.Refused exhausted(EvaluatedCode one, Redemption redemption, long have) {
        var need = redemption.discount();
        return new RedemptionOutcome.BudgetExhausted(one.code(), new Money(have, need.currency()), need);
    }

    /// Claims the member's first purchase for those that are for one only, once they are redeemed.
    private void claim(EvaluationContext facts) {
        long claims = redemptions.stream()
                .filter(r -> r.isRedeemed() && r.firstPurchase())
                .count();
        if (claims > 0 && facts.wallet() != null) {
            var order = wish.orderId().value();
            writes.add(FirstPurchase.claim(wish.memberId(), facts.wallet(), order, claims));
        }
    }
}
