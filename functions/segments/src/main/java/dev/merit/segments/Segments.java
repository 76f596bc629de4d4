package dev.merit.segments;

import dev.merit.shared.id.SegmentId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.segment.SegmentMembers;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Retries;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Transaction;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The stored segments: what marketers define. Their members are the work of the refresh.
@Singleton
public final class Segments {

    private static final Retries TRIES = new Retries(12, 10, 200, "others keep writing the same segment");

    private final Table table;

    public Segments(Table table) {
        this.table = table;
    }

    public Optional<Segment> find(SegmentId id) {
        return table.get(Keys.segment(id)).map(Segment::from);
    }

    public List<Segment> all() {
        return list(null, Integer.MAX_VALUE);
    }

    /// Lists segments in the order of their ids, at most `max`.
    ///
    /// @param from the first segment to list; null to start with the first of all
    List<Segment> list(@Nullable SegmentId from, int max) {
        var query = Keys.segments();
        if (from != null) {
            query = query.between(Keys.segment(from).sk(), query.highest());
        }
        return table.first(query, max).stream().map(Segment::from).toList();
    }

    /// Creates the segment together with these writes, which keep the answer for repetitions.
    ///
    /// @return the refusal of the transaction; empty if it was committed
    public Optional<Outcome.Refused> create(Segment segment, List<Write> kept, Transaction transaction) {
        var writes = new ArrayList<>(kept);
        writes.add(Write.put(segment.toItem()).when(Write.ABSENT));
        return TRIES.until(() -> switch (transaction.commit(writes)) {
            case Outcome.Done _ -> Optional.of(Optional.empty());
            case Outcome.Refused refused -> Optional.of(Optional.of(refused));
            case Outcome.Contended _ -> Optional.empty();
        });
    }

    /// Replaces the segment, unless somebody else has changed it since it was read.
    ///
    /// @return whether it was replaced
    public boolean update(Segment before, Segment after, Transaction transaction) {
        var write = Write.update(Keys.segment(after.id()))
                .setAll(after.editable())
                .when("#version = :version")
                .with(":version", before.version());
        if (after.profiling() == null) {
            write.remove(Segment.PROFILING);
        }
        if (!after.isRefreshed()) {
            write.remove(SegmentMembers.REFRESHED_AT);
        }
        return TRIES.until(() -> switch (transaction.commit(List.of(write))) {
            case Outcome.Done _ -> Optional.of(true);
            case Outcome.Refused _ -> Optional.of(false);
            case Outcome.Contended _ -> Optional.empty();
        });
    }
}
