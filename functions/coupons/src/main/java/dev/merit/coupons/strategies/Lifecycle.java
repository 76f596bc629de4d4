package dev.merit.coupons.strategies;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.table.Pause;
import dev.merit.shared.table.Unavailable;
import jakarta.inject.Singleton;

/// Leads strategies from one status to another. What was done already is done again without effect.
@Singleton
final class Lifecycle {

    private static final int TRIES = 10;
    private static final int LONGEST_PAUSE_MILLIS = 50;

    private final Strategies strategies;

    Lifecycle(Strategies strategies) {
        this.strategies = strategies;
    }

    Transition bring(StrategyId id, Status status) {
        for (int tries = 0; tries < TRIES; tries++) {
            var found = strategies.find(id);
            if (found.isEmpty()) {
                return new Transition.Unknown();
            }
            var strategy = found.get();
            if (strategy.status() == status) {
                return new Transition.Done(strategy);
            }
            if (!strategy.status().mayBecome(status)) {
                return new Transition.NotFrom(strategy.status());
            }
            var changed = strategies.change(strategy, status);
            if (changed.isPresent()) {
                return new Transition.Done(changed.get());
            }
            Pause.upTo(LONGEST_PAUSE_MILLIS);
        }
        throw new Unavailable("others keep changing strategy " + id, null);
    }
}
