package dev.merit.segments.refresh;

import dev.merit.shared.consent.ConsentRequirement;
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

/// A change of the segments of one member: all that the refresh has to change, or as much of it as one transaction
/// holds.
///
/// @param before the ids of the member's segments before the change
/// @param after the ids of the member's segments after the change
record MembershipChange(MemberId member, Set<String> before, Set<String> after) {

    /// Leaves room in a transaction for the wallet and for the sizes of the segments.
    private static final int MAX_CHANGES = 45;

    /// @param evaluated the segments whose rules were evaluated; the member stays in all others that it is in
    /// @param fitting the segments whose rules the member fits
    static MembershipChange of(MemberId member, Set<String> before, Set<String> evaluated, Set<String> fitting) {
        var after = new TreeSet<>(before);
        int changes = 0;
        for (var segment : evaluated) {
            if (fitting.contains(segment) != before.contains(segment) && changes++ < MAX_CHANGES) {
                if (!after.remove(segment)) {
                    after.add(segment);
                }
            }
        }
        return new MembershipChange(member, before, after);
    }

    /// Whether nothing is left to change afterwards.
    boolean isComplete(Set<String> evaluated, Set<String> fitting) {
        return evaluated.stream().allMatch(s -> after.contains(s) == fitting.contains(s));
    }

    boolean isNone() {
        return before.equals(after);
    }

    /// By how much the size of each segment changes: 1 or -1.
    Map<SegmentId, Long> growth() {
        var growth = new HashMap<SegmentId, Long>();
        after.stream().filter(s -> !before.contains(s)).forEach(s -> growth.put(new SegmentId(s), 1L));
        before.stream().filter(s -> !after.contains(s)).forEach(s -> growth.put(new SegmentId(s), -1L));
        return growth;
    }

    /// Whether the member enters one of these segments.
    boolean enters(Set<String> segments) {
        return after.stream().anyMatch(s -> segments.contains(s) && !before.contains(s));
    }

    /// The writes of the change, except those of the sizes.
    ///
    /// @param requirement what the member must have consented to for the change
    List<Write> writes(Instant asOf, ConsentRequirement requirement) {
        var writes = new ArrayList<Write>();
        writes.add(Memberships.change(member, before, after, requirement));
        growth().forEach((segment, by) ->
                writes.add(by > 0 ? join(segment, asOf) : Write.delete(Keys.membership(segment, member))));
        return writes;
    }

    private Write join(SegmentId segment, Instant asOf) {
        return Write.put(Item.at(Keys.membership(segment, member)).instant("since", asOf));
    }
}
