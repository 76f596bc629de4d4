package dev.merit.segments.refresh;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.segment.Memberships;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A member's way from some segments into others, or a part of it, as far as one transaction goes.
record MembershipChange(MemberId member, Set<String> was, Set<String> is) {

    /// Leaves room for the wallet and for the segments' sizes in a transaction.
    private static final int MAX_CHANGES = 45;

    /// From where the member is to where it fits, of the segments that were judged; it stays in the others.
    static MembershipChange of(MemberId member, Set<String> was, Set<String> judged, Set<String> fitting) {
        var is = new TreeSet<>(was);
        int changes = 0;
        for (var segment : judged) {
            if (fitting.contains(segment) != was.contains(segment) && changes++ < MAX_CHANGES) {
                if (!is.remove(segment)) {
                    is.add(segment);
                }
            }
        }
        return new MembershipChange(member, was, is);
    }

    /// Whether it is the whole way.
    boolean reaches(Set<String> judged, Set<String> fitting) {
        return judged.stream().allMatch(s -> is.contains(s) == fitting.contains(s));
    }

    boolean isNone() {
        return was.equals(is);
    }

    /// How the sizes change.
    Map<SegmentId, Long> growth() {
        var growth = new HashMap<SegmentId, Long>();
        is.stream().filter(s -> !was.contains(s)).forEach(s -> growth.put(new SegmentId(s), 1L));
        was.stream().filter(s -> !is.contains(s)).forEach(s -> growth.put(new SegmentId(s), -1L));
        return growth;
    }

    /// All but the sizes.
    List<Write> writes(Instant asOf) {
        var writes = new ArrayList<Write>();
        writes.add(Memberships.change(member, was, is));
        growth().forEach((segment, by) ->
                writes.add(by > 0 ? join(segment, asOf) : Write.delete(Keys.membership(segment, member))));
        return writes;
    }

    private Write join(SegmentId segment, Instant asOf) {
        return Write.put(Item.at(Keys.membership(segment, member)).instant("since", asOf));
    }
}
