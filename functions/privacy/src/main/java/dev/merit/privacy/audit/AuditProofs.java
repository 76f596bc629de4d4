package dev.merit.privacy.audit;

import dev.merit.shared.audit.AuditPosition;
import dev.merit.shared.audit.AuditRecordId;
import dev.merit.shared.audit.AuditRecords;
import dev.merit.shared.audit.AuditRoot;
import dev.merit.shared.audit.AuditTree;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.merkle.Hash;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the roots, the records behind them, and makes proofs of the tree.
@Singleton
final class AuditProofs {

    /// Before the first root.
    private static final LocalDate START = LocalDate.EPOCH;

    private final Table table;
    private final AuditRecords records;

    AuditProofs(Table table) {
        this.table = table;
        this.records = new AuditRecords(table);
    }

    Optional<AuditRoot> root(LocalDate day) {
        return table.get(Keys.auditRoot(day)).map(AuditRoot::from);
    }

    /// The roots, newest first, at most `max`.
    ///
    /// @param from the day of the first one; the newest if it is null
    List<AuditRoot> roots(@Nullable String from, int max) {
        var query = Keys.auditRoots().backwards().startingAt(from);
        return table.first(query, max).stream().map(AuditRoot::from).toList();
    }

    /// A record; its text is null if there is none.
    AuditRecords.AuditRecord record(AuditRecordId id) {
        return records.one(id);
    }

    /// The first root that has the record, by a search that halves the time between the first root and the last: some
    /// ten reads for ten years.
    Optional<AuditRoot> rootOf(AuditRecordId id) {
        var first = next(START);
        var last = roots(null, 1).stream().findFirst();
        if (last.isEmpty() || !last.get().covers(id)) {
            return Optional.empty();
        }
        long low = first.orElseThrow().day().toEpochDay();
        long high = last.get().day().toEpochDay();
        while (low < high) {
            long middle = Math.floorDiv(low + high, 2);
            var root = next(LocalDate.ofEpochDay(middle)).orElseThrow();
            if (root.covers(id)) {
                high = middle;
            } else {
                low = root.day().toEpochDay() + 1;
            }
        }
        return next(LocalDate.ofEpochDay(low));
    }

    /// The first root of that day or later.
    private Optional<AuditRoot> next(LocalDate day) {
        return table.first(Keys.auditRoots(day), 1).stream()
                .map(AuditRoot::from)
                .findFirst();
    }

    List<Hash> inclusion(AuditRoot root, long leaf) {
        return new AuditTree(table).of(root.size()).inclusionProof(leaf);
    }

    List<Hash> consistency(AuditRoot earlier, AuditRoot later) {
        return earlier.size() == 0
                ? List.of()
                : new AuditTree(table).of(later.size()).consistencyProof(earlier.size());
    }

    /// A record of the tree.
    ///
    /// @param root the first one that has it; null if none has
    record PlacedRecord(
            AuditRecords.AuditRecord record, @Nullable AuditRoot root, long leaf) {}

    /// Some records, and where to continue; null after the last.
    record RecordPage(List<PlacedRecord> records, @Nullable RecordPlace next) {}

    /// A place among the records.
    sealed interface RecordPlace {

        RecordPlace FIRST = new OfNight(AuditProofs.START, 0);

        /// So many records behind the root before that of the day; if there is no root of it, of the next one.
        record OfNight(LocalDate day, long offset) implements RecordPlace {}

        /// Behind the last root. The end is kept, since records are added meanwhile.
        record Unsealed(AuditPosition at, AuditPosition end) implements RecordPlace {}
    }

    /// The records from a place on, of one night.
    RecordPage records(RecordPlace place, int max) {
        return switch (place) {
            case RecordPlace.OfNight(var day, var offset) ->
                next(day).map(root -> ofNight(root, offset, max)).orElseGet(() -> unsealed(lastPosition(), max));
            case RecordPlace.Unsealed(var at, var end) -> unsealed(at, end, max);
        };
    }

    private RecordPage ofNight(AuditRoot night, long offset, int max) {
        var from = night.from().plus(offset, night.to());
        var found = new ArrayList<PlacedRecord>();
        for (var record : records.between(from, night.to(), max)) {
            found.add(new PlacedRecord(record, night, from.size() + found.size()));
        }
        boolean isLast = from.size() + found.size() == night.to().size();
        return new RecordPage(
                found,
                isLast
                        ? new RecordPlace.OfNight(night.day().plusDays(1), 0)
                        : new RecordPlace.OfNight(night.day(), offset + found.size()));
    }

    private AuditPosition lastPosition() {
        return roots(null, 1).stream().findFirst().map(AuditRoot::to).orElse(AuditPosition.START);
    }

    private RecordPage unsealed(AuditPosition at, int max) {
        return unsealed(at, records.end(), max);
    }

    private RecordPage unsealed(AuditPosition at, AuditPosition end, int max) {
        var found = records.between(at, end, max).stream()
                .map(record -> new PlacedRecord(record, null, 0))
                .toList();
        var next = at.plus(found.size(), end);
        return new RecordPage(found, next.size() == end.size() ? null : new RecordPlace.Unsealed(next, end));
    }
}
