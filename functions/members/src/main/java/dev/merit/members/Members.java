package dev.merit.members;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.member.Identities;
import dev.merit.shared.member.Identity;
import dev.merit.shared.table.Write;
import dev.merit.shared.totals.TotalsDelta;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The members there are, each of which keeps its names to itself as it changes.
@Singleton
final class Members {

    private final Ledger ledger;
    private final Identities identities;

    Members(Ledger ledger, Identities identities) {
        this.ledger = ledger;
        this.identities = identities;
    }

    /// Changes the profile of a member as it was read.
    ProfileUpdateOutcome change(Member before, Profile profile) {
        if (profile.equals(before.profile())) {
            return new ProfileUpdateOutcome.Changed(before);
        }
        var after = before.with(profile);
        var writes = new ArrayList<Write>();
        writes.add(after.change(before));
        writes.addAll(moves(before, after));
        return switch (ledger.record(new Entry(writes, TotalsDelta.NONE))) {
            case EntryOutcome.Committed _ -> new ProfileUpdateOutcome.Changed(after);
            case EntryOutcome.Refused refused
            when refused.at(Keys.profile(before.memberId())).isPresent() -> new ProfileUpdateOutcome.Stale();
            case EntryOutcome.Refused refused -> new ProfileUpdateOutcome.Taken(taken(after, refused));
        };
    }

    /// Gives back the names that the member no longer has and takes those that it has from now on.
    private List<Write> moves(Member before, Member after) {
        var moves = new ArrayList<Write>();
        var was = before.profile().identities();
        var is = after.profile().identities();
        for (var kind : Identity.Kind.values()) {
            var old = Optional.ofNullable(was.get(kind));
            var now = Optional.ofNullable(is.get(kind));
            if (!old.equals(now)) {
                old.ifPresent(i -> moves.add(identities.release(i, before.memberId())));
                now.ifPresent(i -> moves.add(identities.takeOver(i, before.memberId())));
            }
        }
        return moves;
    }

    private Set<Identity.Kind> taken(Member member, EntryOutcome.Refused refused) {
        var taken = EnumSet.noneOf(Identity.Kind.class);
        member.profile().identities().forEach((kind, identity) -> {
            if (refused.at(identities.key(identity)).isPresent()) {
                taken.add(kind);
            }
        });
        if (taken.isEmpty()) {
            throw new IllegalStateException("the member's own names are not its own");
        }
        return taken;
    }
}
