package dev.merit.aggregation;

import dev.merit.aggregation.loyalty.Loyalty;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.points.Fold;
import dev.merit.shared.points.Holding;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// The walk of each day: enters points that have expired, what [Loyalty] sees to, and makes one of the past days of
/// wallets, so that they stay small. No balance hangs on it. Each wallet is one transaction of its own: a run may be
/// cut off, be repeated, or meet another; who is writing
/// a wallet meanwhile goes before, and its turn comes the next time.
@Singleton
final class Points {

    private final Table table;
    private final Loyalty loyalty;
    private final InstantSource clock;

    Points(Table table, Loyalty loyalty, InstantSource clock) {
        this.table = table;
        this.loyalty = loyalty;
        this.clock = clock;
    }

    /// How many wallets there were, and how many were changed.
    @RegisterForReflection
    record Folded(long wallets, long folded) {}

    Folded fold(int segment, int segments) {
        var wallets = new AtomicLong();
        var folded = new AtomicLong();
        table.scan(segment, segments, item -> {
            loyalty.see(item);
            if (item.key().sk().equals("WALLET")) {
                wallets.incrementAndGet();
                folded.addAndGet(fold(item) ? 1 : 0);
            }
        });
        return new Folded(wallets.get(), folded.get());
    }

    private boolean fold(Item wallet) {
        var pk = wallet.key().pk();
        return Fold.of(
                        new MemberId(pk.substring(pk.indexOf('#') + 1)),
                        Holding.from(wallet),
                        Holding.day(clock.instant()))
                .map(writes -> table.transact(writes) instanceof Outcome.Done)
                .orElse(false);
    }
}
