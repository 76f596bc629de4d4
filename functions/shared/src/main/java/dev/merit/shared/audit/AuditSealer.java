package dev.merit.shared.audit;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.merkle.Hash;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/// Makes the root of each night: appends the records since the last root to the tree, in steps of at most one tile,
/// and writes the root. It may stop after any step and may run twice at once: each step is one transaction on
/// condition that it is the next one.
public final class AuditSealer {

    private static final Logger LOG = Logger.getLogger(AuditSealer.class);

    private final Table table;
    private final AuditRecords records;
    private final InstantSource clock;

    public AuditSealer(Table table, InstantSource clock) {
        this.table = table;
        this.records = new AuditRecords(table);
        this.clock = clock;
    }

    /// Continues the root in progress, or makes that of today if there is none yet.
    ///
    /// @return whether nothing is left to do
    public boolean run(BooleanSupplier hasTime) {
        var state = state();
        if (state.night().isEmpty()) {
            var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            if (table.get(Keys.auditRoot(today)).isPresent()) {
                return true;
            }
            state = state.beginning(today, records.end());
            if (!isDone(table.write(state.write()))) {
                return false;
            }
        }
        var night = state.night().get();
        while (state.position().size() < night.goal().size()) {
            var next = append(state, night);
            if (next.isEmpty()) {
                return false;
            }
            state = next.get();
            if (state.position().size() < night.goal().size() && !hasTime.getAsBoolean()) {
                return false;
            }
        }
        return seal(state, night);
    }

    private TreeState state() {
        return TreeState.from(table.get(Keys.auditTree()));
    }

    /// The state after the next records are appended; empty if another run has appended them.
    private Optional<TreeState> append(TreeState state, TreeState.Night night) {
        long size = state.position().size();
        var range = state.position().next(night.goal(), AuditTree.FULL - (int) (size % AuditTree.FULL));
        var leaves = new ArrayList<Hash>(range.length());
        records.read(range, record -> leaves.add(leaf(record)));
        var next = state.at(state.position().behind(range));
        var writes = new ArrayList<Write>(new AuditTree(table).append(size, leaves));
        writes.add(next.write());
        return isDone(table.transact(writes)) ? Optional.of(next) : Optional.empty();
    }

    /// A record that somebody has removed does not stop the tree: its leaf is that of an empty text.
    private static Hash leaf(AuditRecords.AuditRecord record) {
        var text = record.text();
        if (text == null) {
            LOG.errorf("A record of the audit log is missing: %s", record.id());
        }
        return Hash.leaf(text == null ? "" : text);
    }

    private boolean seal(TreeState state, TreeState.Night night) {
        var root = new AuditRoot(
                night.day(),
                state.sealed(),
                state.position(),
                new AuditTree(table).of(state.position().size()).root(),
                state.root() == null ? null : Hash.parse(state.root()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var writes = new ArrayList<Write>();
        writes.add(root.put());
        writes.add(state.endingWith(root).write());
        boolean isSealed = isDone(table.transact(writes));
        if (isSealed) {
            LOG.infof("The root of %s over %d records is %s", root.day(), root.size(), root.root());
        }
        return isSealed;
    }

    private static boolean isDone(Outcome outcome) {
        return outcome instanceof Outcome.Done;
    }
}
