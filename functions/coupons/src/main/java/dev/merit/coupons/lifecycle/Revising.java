package dev.merit.coupons.lifecycle;

import dev.merit.coupons.strategies.SegmentNames;
import dev.merit.coupons.strategies.Status;
import dev.merit.coupons.strategies.Strategies;
import dev.merit.coupons.strategies.Strategy;
import dev.merit.coupons.terms.Terms;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.ledger.Recorded;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.retry.Pause;
import dev.merit.shared.retry.Unavailable;
import dev.merit.shared.sums.Sums;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gives strategies other terms.
@Singleton
final class Revising {

    private static final int TRIES = 10;
    private static final int LONGEST_PAUSE_MILLIS = 50;
    private static final Optional<Map<Key, Item>> NOTHING_SEEN = Optional.of(Map.of());

    private final Table table;
    private final Ledger ledger;

    Revising(Table table, Ledger ledger) {
        this.table = table;
        this.ledger = ledger;
    }

    /// Changes the terms, and with them the stock where that grows and the budget, unless another has changed the
    /// strategy meanwhile.
    Edit revise(Strategy strategy, Terms terms) {
        SegmentNames.check(table, terms);
        var next = strategy.with(terms);
        var now = strategy.terms().limits();
        var paused = strategy.status() == Status.PAUSED;
        long less = paused ? Means.lowered(now, terms.limits()) : 0;
        for (int tries = 0; tries < TRIES; tries++) {
            var seen =
                    less > 0 ? table.atOneMoment(Shards.ofBudget(strategy.id()).keys()) : NOTHING_SEEN;
            if (seen.isPresent()) {
                var writes = new ArrayList<>(List.of(Strategies.update(strategy, next), next.keepTerms()));
                if (paused) {
                    var changed = Means.changed(strategy.id(), now, terms.limits(), seen.get());
                    if (changed.isEmpty()) {
                        return new Edit.BudgetTaken(Shards.left(seen.get()), less);
                    }
                    writes.addAll(changed.get());
                }
                switch (ledger.record(new Entry(writes, Sums.NONE))) {
                    case Recorded.Committed _ -> {
                        return new Edit.Done(next);
                    }
                    case Recorded.Refused refused -> {
                        if (refused.at(Keys.strategy(strategy.id())).isPresent()) {
                            return new Edit.Overtaken();
                        }
                    }
                }
            }
            Pause.upTo(LONGEST_PAUSE_MILLIS);
        }
        throw new Unavailable("what is left of strategy " + strategy.id() + " keeps changing", null);
    }
}
