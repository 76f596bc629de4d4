package dev.merit.shared.audit;

import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.RandomSource;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.ledger.RequestIds;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Retries;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Transaction;
import dev.merit.shared.table.Write;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Commits acts together with their entries in the audit log: an act has its entry exactly if it was done.
///
/// The log has a fixed number of shards, so that acts at one time do not wait for one another. Each shard is a chain:
/// an entry names the hash of the one before it and is written only if it is the next one. If another act comes first,
/// the entry goes to a shard chosen anew.
public final class AuditLog {

    /// The number of shards. Ids and the tree depend on it, so it never changes.
    public static final int SHARDS = 8;

    private static final Retries TRIES = new Retries(60, 2, 60, "too many acts at once for the audit log");

    private final Table table;
    private final Ledger ledger;
    private final RequestIds requestIds;
    private final InstantSource clock;
    private final Secret secret;

    public AuditLog(Table table, Ledger ledger, RequestIds requestIds, InstantSource clock, Secret secret) {
        this.table = table;
        this.ledger = ledger;
        this.requestIds = requestIds;
        this.clock = clock;
        this.secret = secret;
    }

    /// The writes of an act and its entry, all or none. The outcome is that of the act's own writes, as
    /// [Table#transact] has it; there may be two fewer than a transaction has room for.
    public Outcome transact(AuditAct act, List<Write> writes) {
        return TRIES.until(() -> {
            var entry = next(act);
            return switch (table.transact(with(entry, writes))) {
                case Outcome.Done done -> Optional.of(done);
                case Outcome.Contended(var keys) ->
                    keys.stream().anyMatch(entry.keys()::contains)
                            ? Optional.empty()
                            : Optional.of(new Outcome.Contended(keys));
                case Outcome.Refused(var failed) -> own(failed, entry).map(Outcome.Refused::new);
            };
        });
    }

    /// The transaction that commits writes together with the entry of their act.
    public Transaction of(AuditAct act) {
        return writes -> transact(act, writes);
    }

    /// Records an act that the ledger counts, together with its entry.
    public EntryOutcome record(AuditAct act, Entry recorded) {
        return TRIES.until(() -> {
            var entry = next(act);
            return switch (ledger.record(new Entry(with(entry, recorded.writes()), recorded.effect()))) {
                case EntryOutcome.Committed done -> Optional.of(done);
                case EntryOutcome.Refused(var failed) -> own(failed, entry).map(EntryOutcome.Refused::new);
            };
        });
    }

    /// Enters an act that writes nothing else, such as one that discloses data.
    public void enter(AuditAct act) {
        TRIES.until(() -> transact(act, List.of()) instanceof Outcome.Done done ? Optional.of(done) : Optional.empty());
    }

    /// The writes that add an entry to its shard.
    private record NextEntry(List<Write> writes, Set<Key> keys) {}

    private NextEntry next(AuditAct act) {
        int shard = RandomSource.below(SHARDS);
        var head = ShardHead.from(shard, table.get(Keys.auditHead(shard)));
        var at = head.timeAt(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var actor = AuditEntry.name(act.actor(), secret);
        var entry = AuditEntry.of(act, actor, head.id(), at, head.prior(), requestIds.current());
        var put = Write.put(entry.toItem(act.target(), at)).when(Write.ABSENT);
        var move = head.moveBehind(entry, at);
        return new NextEntry(List.of(put, move), Set.of(put.key(), move.key()));
    }

    private static List<Write> with(NextEntry entry, List<Write> writes) {
        var all = new ArrayList<>(writes);
        all.addAll(entry.writes());
        return all;
    }

    /// The failures of the act's own writes; empty if only its entry was in the way.
    private static Optional<List<Outcome.Failed>> own(List<Outcome.Failed> failed, NextEntry entry) {
        var own = failed.stream()
                .filter(each -> !entry.keys().contains(each.key()))
                .toList();
        return own.isEmpty() ? Optional.empty() : Optional.of(own);
    }
}
