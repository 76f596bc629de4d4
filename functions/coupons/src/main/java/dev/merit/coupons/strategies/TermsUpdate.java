package dev.merit.coupons.strategies;

import dev.merit.coupons.pricing.Terms;
import dev.merit.shared.audit.AuditAct;
import dev.merit.shared.audit.AuditLog;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.segment.SegmentNames;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.RetryPause;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.totals.TotalsDelta;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Updates the terms of strategies.
@Singleton
final class TermsUpdate {

    private static final int TRIES = 10;
    private static final int MAX_PAUSE_MILLIS = 50;
    private static final Optional<Map<Key, Item>> NOTHING_SEEN = Optional.of(Map.of());

    private final Table table;
    private final AuditLog audit;

    TermsUpdate(Table table, AuditLog audit) {
        this.table = table;
        this.audit = audit;
    }

    /// Updates the terms, the stock where it is raised, and the budget, in one transaction. Another update of the
    /// strategy since it was read makes this one fail.
    StrategyUpdate update(Strategy strategy, Terms terms, AuditAct act) {
        var segments = terms.conditions().segments();
        Strategies.checkSegments(table, terms);
        var next = strategy.with(terms);
        var now = strategy.terms().limits();
        var paused = strategy.status() == StrategyStatus.PAUSED;
        long less = paused ? StockAndBudget.budgetDecrease(now, terms.limits()) : 0;
        for (int tries = 0; tries < TRIES; tries++) {
            var seen =
                    less > 0 ? table.atOneMoment(Shards.ofBudget(strategy.id()).keys()) : NOTHING_SEEN;
            if (seen.isPresent()) {
                var writes = new ArrayList<>(List.of(Strategies.update(strategy, next), next.keepTerms()));
                writes.addAll(SegmentNames.keep(segments));
                if (paused) {
                    var changed = StockAndBudget.update(strategy.id(), now, terms.limits(), seen.get());
                    if (changed.isEmpty()) {
                        return new StrategyUpdate.BudgetTaken(Shards.left(seen.get()), less);
                    }
                    writes.addAll(changed.get());
                }
                switch (audit.record(act, new Entry(writes, TotalsDelta.NONE))) {
                    case EntryOutcome.Committed _ -> {
                        return new StrategyUpdate.Done(next);
                    }
                    case EntryOutcome.Refused refused -> {
                        if (refused.at(Keys.strategy(strategy.id())).isPresent()) {
                            return new StrategyUpdate.Overtaken();
                        }
                        if (SegmentNames.areIn(refused, segments)) {
                            Strategies.checkSegments(table, terms);
                        }
                    }
                }
            }
            RetryPause.upTo(MAX_PAUSE_MILLIS);
        }
        throw new Unavailable("what is left of strategy " + strategy.id() + " keeps changing", null);
    }
}
