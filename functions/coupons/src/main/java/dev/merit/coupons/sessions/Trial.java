package dev.merit.coupons.sessions;

import dev.merit.coupons.assessing.FirstPurchase;
import dev.merit.coupons.holding.Leases;
import dev.merit.coupons.holding.Use;
import dev.merit.coupons.validating.Combining;
import dev.merit.coupons.validating.Drawing;
import dev.merit.coupons.validating.Facts;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.tiers.TierSettings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One try to redeem or reserve what nothing holds for the order yet: judges, takes what it needs, and commits it all.
/// Without an answer, something has changed meanwhile.
final class Trial {

    private final Table table;
    private final TierSettings tiers;
    private final Rollbacks rollbacks;
    private final Wish wish;
    private final Instant now;
    private final boolean again;
    private final List<Write> writes = new ArrayList<>();

    Trial(Table table, TierSettings tiers, Rollbacks rollbacks, Wish wish, Instant now, boolean again) {
        this.table = table;
        this.tiers = tiers;
        this.rollbacks = rollbacks;
        this.wish = wish;
        this.now = now;
        this.again = again;
    }

    Optional<Redeeming> with(List<Candidate> candidates) {
        var coupons = candidates.stream().map(Candidate::coupon).toList();
        var foreign = candidates.stream().filter(c -> !c.takes(wish.most())).findFirst();
        if (foreign.isPresent()) {
            return foreign.map(c -> new Redeeming.NoAmount(c.coupon()));
        }
        var facts = Facts.read(table, tiers, coupons, wish.memberId(), now);
        var judged = IntStream.range(0, candidates.size())
                .mapToObj(i -> new Judged(candidates.get(i), facts.get(i).atMost(wish.most())))
                .sorted(Judged.inOrder())
                .toList();
        var reasons =
                judged.stream().flatMap(j -> j.reasons(wish, now).stream()).toList();
        if (!reasons.isEmpty()) {
            return Optional.of(new Redeeming.NotEligible(reasons));
        }
        var apart = Judged.apart(judged);
        return apart.isEmpty() ? commit(judged) : Optional.of(new Redeeming.NotStackable(apart));
    }

    private Optional<Redeeming> commit(List<Judged> judged) {
        var terms = judged.stream().map(j -> j.facts().terms()).toList();
        var drafts = Drafts.read(table, wish, until(), judged);
        var redemptions = new ArrayList<Redemption>();
        for (var applied : Combining.best(wish.order().cart(), terms)) {
            var one = judged.get(applied.number());
            var redemption = drafts.of(one, applied);
            var obstacle = take(one, redemption);
            if (obstacle.isPresent()) {
                return switch (obstacle.get()) {
                    case Obstacle.Refusal(var why) -> Optional.of(why);
                    case Obstacle.Changed() -> Optional.empty();
                };
            }
            redemptions.add(redemption);
        }
        claim(judged.getFirst().facts(), redemptions);
        return table.transact(writes) instanceof Outcome.Done
                ? Optional.of(new Redeeming.Redeemed(redemptions))
                : Optional.empty();
    }

    private @Nullable Instant until() {
        return wish.lease() == null ? null : now.plus(wish.lease()).truncatedTo(ChronoUnit.MILLIS);
    }

    /// Adds the writes of one redemption, if nothing is in the way.
    private Optional<Obstacle> take(Judged one, Redemption redemption) {
        var limit = one.facts().limits().perMember();
        var session = redemption.session();
        var use = one.facts().use();
        if (session.isIssuedByUse() && limit != null && use != null && Use.isAt(use, limit)) {
            var expired = Leases.expired(use, now);
            rollbacks.releaseExpired(expired);
            return Optional.of(
                    expired.isEmpty()
                            ? new Obstacle.Refusal(new Redeeming.LimitReached(one.code(), limit))
                            : new Obstacle.Changed());
        }
        writes.addAll(Steps.open(redemption, one.candidate(), one.facts().terms(), limit, now));
        if (one.candidate().unrevoked() != null) {
            writes.add(one.candidate().unrevoked());
        }
        var stock = Shards.ofStock(redemption.strategyId());
        var budget = Shards.ofBudget(redemption.strategyId());
        var need = redemption.discount();
        return draw(stock, session.fromStock() ? 1 : 0, redemption, _ -> new Redeeming.SoldOut(one.code()))
                .or(() -> draw(budget, session.budget() - session.returned(), redemption, have -> {
                    var left = new Money(have, need.currency());
                    return new Redeeming.BudgetExhausted(one.code(), left, need);
                }));
    }

    private Optional<Obstacle> draw(
            Shards shards, long need, Redemption redemption, LongFunction<Redeeming.Refused> tooLittle) {
        return switch (Drawing.draw(table, shards, need, again)) {
            case Drawing.Drawn.From(var taken) -> {
                writes.addAll(taken);
                yield Optional.empty();
            }
            case Drawing.Drawn.Busy() -> Optional.of(new Obstacle.Changed());
            case Drawing.Drawn.TooLittle(var have) ->
                Optional.of(
                        rollbacks.reclaim(redemption.strategyId())
                                ? new Obstacle.Changed()
                                : new Obstacle.Refusal(tooLittle.apply(have)));
        };
    }

    /// Claims the member's first purchase for those that are for one only, once they are redeemed.
    private void claim(Facts facts, List<Redemption> redemptions) {
        long claims = redemptions.stream()
                .filter(r -> r.isRedeemed() && r.firstPurchase())
                .count();
        if (claims > 0 && facts.wallet() != null) {
            var order = wish.orderId().value();
            writes.add(FirstPurchase.claim(wish.memberId(), facts.wallet(), order, claims));
        }
    }
}
