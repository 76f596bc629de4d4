package dev.merit.coupons.issuing;

import dev.merit.coupons.strategies.Stock;
import dev.merit.coupons.strategies.Strategies;
import dev.merit.coupons.strategies.Strategy;
import dev.merit.shared.id.Chance;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.idempotency.Attempt;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Keys;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Issues coupons, never one too many.
///
/// Refusals cost reads alone as a rule: the strategy, the member's count and one shard of the stock are read together
/// beforehand, and where that shard is empty, all of them. A pause holds for requests that begin after it: to check the
/// strategy in each transaction would make all of them meet on one item.
@Singleton
final class Issuing {

    private final Table table;
    private final Taking taking;
    private final InstantSource clock;

    Issuing(Table table, Taking taking, InstantSource clock) {
        this.table = table;
        this.taking = taking;
        this.clock = clock;
    }

    Issuance issue(StrategyId id, MemberId member, Attempt attempt) {
        var shard = Keys.stock(id, Chance.below(Stock.SHARDS));
        var found = table.get(List.of(Keys.strategy(id), Keys.use(member, id), shard));
        var item = found.get(Keys.strategy(id));
        if (item == null) {
            return new Issuance.NoStrategy();
        }
        var strategy = Strategies.in(item);
        return refusal(strategy, found.get(Keys.use(member, id)))
                .orElseGet(() -> strategy.terms().limits().stock() == null
                        ? taking.take(strategy, member, attempt)
                        : taking.take(strategy, member, attempt, shard, Stock.hasSome(found.get(shard))));
    }

    private Optional<Issuance> refusal(Strategy strategy, @Nullable Item use) {
        if (!strategy.isActive()) {
            var status = strategy.status().text();
            return Optional.of(new Issuance.NotActive("The strategy is not active; its status is " + status + "."));
        }
        if (!strategy.terms().window().holds(clock.instant())) {
            return Optional.of(new Issuance.NotActive("The strategy is active, but its window is not open now."));
        }
        var limit = strategy.terms().limits().perMember();
        return limit != null && use != null && Use.isAt(use, limit)
                ? Optional.of(new Issuance.LimitReached(limit))
                : Optional.empty();
    }
}
