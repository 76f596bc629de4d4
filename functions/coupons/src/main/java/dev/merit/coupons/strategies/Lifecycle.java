package dev.merit.coupons.strategies;

import dev.merit.shared.audit.AuditAct;
import dev.merit.shared.audit.AuditLog;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.table.RetryPause;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.totals.TotalsDelta;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Changes the status of strategies. A change to the status that a strategy has already has no effect.
@Singleton
final class Lifecycle {

    private static final int TRIES = 10;
    private static final int MAX_PAUSE_MILLIS = 50;

    private final Strategies strategies;
    private final AuditLog audit;

    Lifecycle(Strategies strategies, AuditLog audit) {
        this.strategies = strategies;
        this.audit = audit;
    }

    Transition transition(StrategyId id, StrategyStatus status, AuditAct act) {
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
            var changed = change(strategy, status, act);
            if (changed.isPresent()) {
                return new Transition.Done(changed.get());
            }
            RetryPause.upTo(MAX_PAUSE_MILLIS);
        }
        throw new Unavailable("others keep changing strategy " + id, null);
    }

    /// Changes the status, or returns empty if the strategy was changed since it was read. Stock and budget of a
    /// draft are created in the same transaction.
    Optional<Strategy> change(Strategy strategy, StrategyStatus status, AuditAct act) {
        var next = strategy.with(status);
        var writes = new ArrayList<>(List.of(Strategies.update(strategy, next)));
        if (strategy.status() == StrategyStatus.DRAFT && status == StrategyStatus.ACTIVE) {
            writes.addAll(
                    StockAndBudget.creation(strategy.id(), strategy.terms().limits()));
        }
        var change = act.changing("status", strategy.status().text(), status.text());
        return switch (audit.record(change, new Entry(writes, TotalsDelta.NONE))) {
            case EntryOutcome.Committed _ -> Optional.of(next);
            case EntryOutcome.Refused _ -> Optional.empty();
        };
    }
}
