package dev.merit.segments.refresh;

import dev.merit.shared.consent.ConsentRequirement;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.segment.Memberships;
import dev.merit.shared.segment.SegmentMember;
import dev.merit.shared.segment.SegmentMembers;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Retries;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/// Removes the members of deleted segments, some of them in one transaction. What is left to do is the list of the
/// members itself, so a run may end anywhere, and two runs at once do no harm.
@Singleton
public final class MembershipRemoval {

    /// Each member takes two writes.
    private static final int MEMBERS_A_STEP = 45;

    private static final Retries TRIES = new Retries(24, 5, 200, "others keep writing the same member");

    private final Table table;
    private final SegmentMembers members;

    public MembershipRemoval(Table table, SegmentMembers members) {
        this.table = table;
        this.members = members;
    }

    public boolean isPending() {
        return !table.first(Keys.deletedSegments(), 1).isEmpty();
    }

    /// Removes members until there are none, or no time.
    ///
    /// @param hasTime asked between two steps; once it is false, the run ends
    /// @return whether no deleted segment has members any more
    public boolean run(BooleanSupplier hasTime) {
        for (var deleted : table.all(Keys.deletedSegments())) {
            var segment = new SegmentId(deleted.key().skId());
            for (var some = next(segment); !some.isEmpty(); some = next(segment)) {
                if (!hasTime.getAsBoolean()) {
                    return false;
                }
                remove(segment, some);
            }
            table.transact(List.of(Write.delete(deleted.key())));
        }
        return true;
    }

    private List<MemberId> next(SegmentId segment) {
        return members.list(segment, null, MEMBERS_A_STEP).stream()
                .map(SegmentMember::memberId)
                .toList();
    }

    /// Removes them together, or each alone if somebody else writes one of them.
    private void remove(SegmentId segment, List<MemberId> some) {
        if (!isCommitted(segment, some)) {
            some.forEach(member -> TRIES.until(
                    () -> isCommitted(segment, List.of(member)) ? Optional.of(true) : Optional.<Boolean>empty()));
        }
    }

    private boolean isCommitted(SegmentId segment, List<MemberId> some) {
        var wallets = table.get(some.stream().map(Keys::wallet).toList());
        var writes = new ArrayList<Write>();
        some.forEach(member -> writes.addAll(removal(segment, member, wallets)));
        return table.transact(writes) instanceof Outcome.Done;
    }

    /// An erased member has no wallet, and may still be in the list.
    private static List<Write> removal(SegmentId segment, MemberId member, Map<Key, Item> wallets) {
        var writes = new ArrayList<>(List.of(Write.delete(Keys.membership(segment, member))));
        var wallet = wallets.get(Keys.wallet(member));
        if (wallet != null && Memberships.of(wallet).contains(segment.value())) {
            var before = Memberships.of(wallet);
            var after = new TreeSet<>(before);
            after.remove(segment.value());
            writes.add(Memberships.change(member, before, after, ConsentRequirement.NONE));
        }
        return writes;
    }
}
