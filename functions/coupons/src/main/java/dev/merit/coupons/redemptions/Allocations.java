package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.MemberUsage;
import dev.merit.coupons.coupons.Reservations;
import dev.merit.coupons.redemptions.ShardAllocation.Drawn;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What one try may take of what its strategies have for all: nobody is refused what reservations hold whose time is
/// over.
final class Allocations {

    /// What keeps one try to redeem or reserve from being committed.
    sealed interface Obstacle {

        record Refusal(RedemptionOutcome.Refused why) implements Obstacle {}

        /// Something has changed, or is about to: all is to be read and judged again.
        record Changed() implements Obstacle {}
    }

    private final Table table;
    private final Rollbacks rollbacks;
    private final Instant now;
    private final boolean again;

    /// @param again whether a try came too late before
    Allocations(Table table, Rollbacks rollbacks, Instant now, boolean again) {
        this.table = table;
        this.rollbacks = rollbacks;
        this.now = now;
        this.again = again;
    }

    /// What keeps the member from one more use of a code that is issued by use.
    Optional<Obstacle> limit(EvaluatedCode one) {
        var limit = one.facts().limits().perMember();
        var use = one.facts().use();
        if (limit == null || use == null || !MemberUsage.isAt(use, limit)) {
            return Optional.empty();
        }
        var reservations = Reservations.from(use, now);
        var expired = reservations.expired();
        rollbacks.releaseExpired(expired);
        return Optional.of(
                expired.isEmpty()
                        ? new Obstacle.Refusal(
                                new RedemptionOutcome.LimitReached(one.code(), limit, reservations.next()))
                        : new Obstacle.Changed());
    }

    /// One of the stock, for a public code.
    Drawn stock(EvaluatedCode one) {
        var coupon = one.candidate().coupon();
        boolean draws = coupon.takesStock(one.facts().limits());
        return draw(Shards.ofStock(coupon.strategyId()), coupon.strategyId(), draws ? 1 : 0);
    }

    /// What the redemption takes of the budget.
    Drawn budget(Redemption redemption) {
        var session = redemption.session();
        var strategy = redemption.strategyId();
        return draw(Shards.ofBudget(strategy), strategy, session.budget() - session.returned());
    }

    private Drawn draw(Shards shards, StrategyId strategy, long need) {
        var drawn = ShardAllocation.draw(table, shards, need, again);
        return drawn instanceof Drawn.TooLittle && rollbacks.reclaim(strategy) ? new Drawn.Busy() : drawn;
    }

    /// Where the writes are more than one transaction takes, since the budgets have a little left in each of many
    /// shards: moves what is left of that budget into one shard of which the most are taken from.
    void narrow(List<Redemption> redemptions, List<Write> writes) {
        redemptions.stream()
                .map(r -> Shards.ofBudget(r.strategyId()))
                .max(Comparator.comparingLong(shards -> writes.stream()
                        .filter(w -> shards.keys().contains(w.key()))
                        .count()))
                .ifPresent(shards -> ShardAllocation.pool(table, shards));
    }
}
