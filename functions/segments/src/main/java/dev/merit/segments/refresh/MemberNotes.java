package dev.merit.segments.refresh;

import dev.merit.segments.rules.MemberSnapshot;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.segment.Memberships;
import dev.merit.shared.table.Item;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// What the pass for the scores has seen of the members, kept in memory, so that judging them needs no second pass
/// over the table. It is of use only where one run has seen all members; a larger shop, or a run that goes on with
/// another's pass, reads them again.
final class MemberNotes {

    /// Some 20 MB at most, together with [#MAX_DEEDS].
    private static final int MAX_MEMBERS = 20_000;

    private static final int MAX_DEEDS = 100_000;

    private final long refresh;
    private final Map<MemberId, Note> notes = new ConcurrentHashMap<>();
    private final AtomicLong deeds = new AtomicLong();
    private volatile boolean full;

    /// Of the refresh with this number.
    MemberNotes(long refresh) {
        this.refresh = refresh;
    }

    /// A member, and the segments that it was in.
    record Note(MemberId member, Set<String> segments, MemberSnapshot portrait) {}

    long refresh() {
        return refresh;
    }

    void add(Item wallet, MemberSnapshot portrait) {
        if (full) {
            return;
        }
        if (notes.size() >= MAX_MEMBERS || deeds.addAndGet(portrait.deeds().size()) > MAX_DEEDS) {
            full = true;
            notes.clear();
            return;
        }
        var member = new MemberId(wallet.key().pkId());
        notes.put(member, new Note(member, Memberships.of(wallet), portrait));
    }

    /// Whether these are all members of a pass that has seen so many.
    boolean areAll(long members) {
        return !full && notes.size() == members;
    }

    List<Note> all() {
        return List.copyOf(notes.values());
    }
}
