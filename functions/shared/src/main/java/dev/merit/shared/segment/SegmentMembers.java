package dev.merit.shared.segment;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.scan.MemberScan;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The members of segments, as the last refresh has left them.
@Singleton
public final class SegmentMembers {

    /// The attribute of a segment's item that holds as of when its members are determined.
    public static final String REFRESHED_AT = "refreshedAt";

    /// The attribute of an item of a segment's size. The sizes of all partitions of a scan add up to the segment's.
    public static final String SIZE = "size";

    /// The condition of a change of a size, whose segment may have been deleted.
    public static final String NOT_DELETED = "attribute_not_exists(#deleted)";

    /// The attribute of a size whose segment is deleted. It stays for good, so that no refresh that has read the
    /// segment before adds a member to it.
    public static final String DELETED = "deleted";

    /// Sorts behind the key it is appended to, and before every longer one.
    private static final String BEHIND = " ";

    private final Table table;

    public SegmentMembers(Table table) {
        this.table = table;
    }

    public SegmentStatus status(SegmentId id) {
        return table.get(Keys.segment(id))
                .map(item ->
                        item.maybeInstant(REFRESHED_AT).isPresent() ? SegmentStatus.REFRESHED : SegmentStatus.PENDING)
                .orElse(SegmentStatus.MISSING);
    }

    /// Lists members in the order of their ids, at most `max`.
    ///
    /// @param from the first member to list; null to start with the first of the segment
    public List<SegmentMember> list(SegmentId id, @Nullable MemberId from, int max) {
        return list(id, from == null ? null : Keys.membership(id, from).sk(), max);
    }

    /// Lists the members that follow this one in the order of their ids, at most `max`.
    ///
    /// @param last the last member listed before; null to start with the first of the segment
    public List<SegmentMember> listAfter(SegmentId id, @Nullable MemberId last, int max) {
        return list(id, last == null ? null : Keys.membership(id, last).sk() + BEHIND, max);
    }

    private List<SegmentMember> list(SegmentId id, @Nullable String fromKey, int max) {
        var all = Keys.memberships(id);
        var query = fromKey == null ? all : all.between(fromKey, all.highest());
        return table.first(query, max).stream().map(SegmentMember::from).toList();
    }

    /// Reads how many members each of these segments has; 0 for one without members.
    public Map<SegmentId, Long> sizes(Collection<SegmentId> ids) {
        var found = table.get(ids.stream().flatMap(id -> sizeKeys(id).stream()).toList());
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

    public long size(SegmentId id) {
        return sizes(List.of(id)).getOrDefault(id, 0L);
    }

    public static List<Key> sizeKeys(SegmentId id) {
        return IntStream.range(0, MemberScan.SCAN_SEGMENTS)
                .mapToObj(scanSegment -> Keys.segmentSize(id, scanSegment))
                .toList();
    }
}
