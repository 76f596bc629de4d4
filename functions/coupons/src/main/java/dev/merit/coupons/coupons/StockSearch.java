package dev.merit.coupons.coupons;

import dev.merit.shared.id.RandomSource;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.RetryPause;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Unavailable;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Finds where something of a strategy's stock is left.
@Singleton
final class StockSearch {

    private static final int TRIES = 12;
    private static final int LONGEST_PAUSE_MILLIS = 10;

    private final Table table;
    private final ReservationExpiry reclaiming;

    StockSearch(Table table, ReservationExpiry reclaiming) {
        this.table = table;
        this.reclaiming = reclaiming;
    }

    /// Any of the shards that have some left, all seen at one moment: where none has, none is left, once no
    /// reservation holds one whose time is over.
    Optional<Key> filled(StrategyId strategy) {
        for (int tries = 1; tries <= TRIES; tries++) {
            var seen = table.atOneMoment(Shards.ofStock(strategy).keys());
            if (seen.isPresent()) {
                var filled = seen.get().values().stream()
                        .filter(item -> Shards.left(item) > 0)
                        .map(item -> item.key())
                        .toList();
                if (!filled.isEmpty()) {
                    return Optional.of(filled.get(RandomSource.below(filled.size())));
                }
                if (!reclaiming.reclaim(strategy)) {
                    return Optional.empty();
                }
            }
            RetryPause.upTo(LONGEST_PAUSE_MILLIS);
        }
        throw new Unavailable("what is left of strategy " + strategy + " keeps changing", null);
    }
}
