package dev.merit.segments;

import dev.merit.shared.id.SegmentId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.segment.SegmentMembers;
import dev.merit.shared.segment.SegmentNames;
import dev.merit.shared.segment.SegmentUses;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Retries;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Transaction;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Deletes segments that nothing names. One transaction removes the segment and lists it for the removal of its
/// members. Whatever names a segment is written together with a count on its item, so that nothing is named between
/// the search for such records and the transaction.
@Singleton
final class SegmentDeletions {

    private static final Retries TRIES = new Retries(12, 10, 200, "others keep naming the same segment");
    private static final String AS_READ = "#version = :version";
    private static final String NEVER_NAMED = " AND attribute_not_exists(#named)";
    private static final String NOT_NAMED_SINCE = " AND #named = :named";

    private final Table table;
    private final InstantSource clock;

    SegmentDeletions(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    sealed interface Deletion {

        record Deleted() implements Deletion {}

        /// Others have changed or deleted it since it was read.
        record Overtaken() implements Deletion {}

        record Named(SegmentUses uses) implements Deletion {}
    }

    /// Deletes the segment in this version.
    Deletion delete(Segment segment, Transaction transaction) {
        return TRIES.until(() -> attempt(segment, transaction));
    }

    private Optional<Deletion> attempt(Segment segment, Transaction transaction) {
        var present = table.get(Keys.segment(segment.id()));
        if (present.isEmpty() || present.get().number(Segment.VERSION) != segment.version()) {
            return Optional.of(new Deletion.Overtaken());
        }
        var uses = SegmentUses.of(table, segment.id());
        if (!uses.isNone()) {
            return Optional.of(new Deletion.Named(uses));
        }
        return transaction.commit(writes(segment, present.get())) instanceof Outcome.Done
                ? Optional.of(new Deletion.Deleted())
                : Optional.empty();
    }

    private List<Write> writes(Segment segment, Item present) {
        SegmentId id = segment.id();
        var named = present.maybeNumber(SegmentNames.NAMED);
        var deletion = Write.delete(Keys.segment(id))
                .when(AS_READ + (named.isPresent() ? NOT_NAMED_SINCE : NEVER_NAMED))
                .with(":version", segment.version());
        named.ifPresent(number -> deletion.with(":named", number));
        var writes = new ArrayList<>(
                List.of(deletion, Write.put(Item.at(Keys.deletedSegment(id)).instant("deletedAt", clock.instant()))));
        for (var size : SegmentMembers.sizeKeys(id)) {
            writes.add(Write.update(size).set(SegmentMembers.DELETED, 1));
        }
        return writes;
    }
}
