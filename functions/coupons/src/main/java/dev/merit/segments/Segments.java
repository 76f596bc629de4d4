package dev.merit.segments;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.scan.MemberScan;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Retries;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The segments, and who is in them.
///
/// How many members a segment has is counted in the very transactions that take them in and out, for each lane of the
/// refresh by itself: so the sizes add up to the members listed at any moment, whatever crashed or ran twice.
@Singleton
public final class Segments {

    private static final Retries TRIES = new Retries(12, 10, 200, "others keep writing the same segment");
    private static final String SIZE = "size";

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

    /// In the order of their ids, from this one on if one is given; at most so many.
    List<Segment> list(@Nullable SegmentId from, int most) {
        var query = Keys.segments();
        if (from != null) {
            query = query.between(Keys.segment(from).sk(), query.highest());
        }
        return table.first(query, most).stream().map(Segment::from).toList();
    }

    /// Makes the segment together with these writes, which keep the answer; what refused them, if something did.
    public Optional<Outcome.Refused> create(Segment segment, List<Write> kept) {
        var writes = new ArrayList<>(kept);
        writes.add(Write.put(segment.toItem()).when(Write.ABSENT));
        return TRIES.until(() -> switch (table.transact(writes)) {
            case Outcome.Done _ -> Optional.of(Optional.empty());
            case Outcome.Refused refused -> Optional.of(Optional.of(refused));
            case Outcome.Contended _ -> Optional.empty();
        });
    }

    /// Whether nobody has changed it meanwhile.
    public boolean change(Segment before, Segment after) {
        var write = Write.update(Keys.segment(after.id()))
                .setAll(after.editable())
                .when("#version = :version")
                .with(":version", before.version());
        if (!after.isRefreshed()) {
            write.remove(Segment.REFRESHED);
        }
        return TRIES.until(() -> switch (table.write(write)) {
            case Outcome.Done _ -> Optional.of(true);
            case Outcome.Refused _ -> Optional.of(false);
            case Outcome.Contended _ -> Optional.empty();
        });
    }

    /// In the order of their ids, from this one on if one is given; at most so many.
    public List<SegmentMember> members(SegmentId id, @Nullable MemberId from, int most) {
        var query = Keys.memberships(id);
        if (from != null) {
            query = query.between(Keys.membership(id, from).sk(), query.highest());
        }
        return table.first(query, most).stream().map(Segments::member).toList();
    }

    /// The same, behind this one.
    public List<SegmentMember> membersAfter(SegmentId id, @Nullable MemberId after, int most) {
        var query = Keys.memberships(id);
        if (after != null) {
            query = query.between(Keys.membership(id, after).sk() + " ", query.highest());
        }
        return table.first(query, most).stream().map(Segments::member).toList();
    }

    private static SegmentMember member(Item item) {
        return new SegmentMember(new MemberId(item.key().skId()), item.instant("since"));
    }

    /// How many members each of them has.
    public Map<SegmentId, Long> sizes(Collection<SegmentId> ids) {
        var keys = ids.stream().flatMap(id -> sizeKeys(id).stream()).toList();
        var found = table.get(keys);
        var sizes = new HashMap<SegmentId, Long>();
        for (var id : ids) {
            sizes.put(
                    id,
                    sizeKeys(id).stream()
                            .map(found::get)
                            .filter(Objects::nonNull)
                            .mapToLong(item -> item.sum(SIZE))
                            .sum());
        }
        return sizes;
    }

    private static List<Key> sizeKeys(SegmentId id) {
        return IntStream.range(0, MemberScan.LANES)
                .mapToObj(lane -> Keys.segmentSize(id, lane))
                .toList();
    }

    public static Write join(SegmentId id, MemberId member, Instant asOf) {
        return Write.put(Item.at(Keys.membership(id, member)).instant("since", asOf));
    }

    public static Write leave(SegmentId id, MemberId member) {
        return Write.delete(Keys.membership(id, member));
    }

    public static Write grow(SegmentId id, int lane, long by) {
        return Write.update(Keys.segmentSize(id, lane)).add(SIZE, by);
    }
}
