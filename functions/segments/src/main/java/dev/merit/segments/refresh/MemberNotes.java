package dev.merit.segments.refresh;

import dev.merit.segments.rules.MemberSnapshot;
import dev.merit.shared.consent.ConsentRequirement;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.segment.Memberships;
import dev.merit.shared.table.Item;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The snapshots that the pass for the scores has taken of the members, kept in memory, so that evaluating the rules
/// needs no second scan. They are of use only if one run has seen all members: a larger shop, and a run that continues
/// the pass of another, scan the members again.
final class MemberNotes {

    /// Some 20 MB at most, together with [#MAX_ACTIVITIES].
    private static final int MAX_MEMBERS = 20_000;

    private static final int MAX_ACTIVITIES = 100_000;

    private final long refresh;
    private final ConsentRequirement requirement;
    private final Map<MemberId, Note> notes = new ConcurrentHashMap<>();
    private final AtomicLong activities = new AtomicLong();
    private volatile boolean full;

    /// @param refresh the number of the refresh
    /// @param requirement what a member must have consented to, to be profiled
    MemberNotes(long refresh, ConsentRequirement requirement) {
        this.refresh = refresh;
        this.requirement = requirement;
    }

    /// @param segments the ids of the segments of the member as of the snapshot
    /// @param mayBeProfiled whether the member may enter segments that are profiling
    record Note(MemberId member, Set<String> segments, boolean mayBeProfiled, MemberSnapshot snapshot) {

        static Note of(Item wallet, ConsentRequirement requirement, MemberSnapshot snapshot) {
            var member = new MemberId(wallet.key().pkId());
            return new Note(member, Memberships.of(wallet), requirement.isMetBy(wallet), snapshot);
        }
    }

    long refresh() {
        return refresh;
    }

    void add(Item wallet, MemberSnapshot snapshot) {
        if (full) {
            return;
        }
        if (notes.size() >= MAX_MEMBERS
                || activities.addAndGet(snapshot.activities().size()) > MAX_ACTIVITIES) {
            full = true;
            notes.clear();
            return;
        }
        var note = Note.of(wallet, requirement, snapshot);
        notes.put(note.member(), note);
    }

    /// Whether the notes hold all members of a pass that has seen this number of them.
    boolean areAll(long members) {
        return !full && notes.size() == members;
    }

    List<Note> all() {
        return List.copyOf(notes.values());
    }
}
