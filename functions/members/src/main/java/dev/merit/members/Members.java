package dev.merit.members;

import dev.merit.shared.audit.AuditAct;
import dev.merit.shared.audit.AuditLog;
import dev.merit.shared.json.Json;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.member.Identities;
import dev.merit.shared.member.Identity;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.personal.PersonalChanges;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Write;
import dev.merit.shared.totals.TotalsDelta;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Updates members. No two members have an identity in common.
@Singleton
final class Members {

    private final AuditLog audit;
    private final Json json;
    private final Identities identities;
    private final DataKeys keys;
    private final InstantSource clock;

    Members(AuditLog audit, Json json, Identities identities, DataKeys keys, InstantSource clock) {
        this.audit = audit;
        this.json = json;
        this.identities = identities;
        this.keys = keys;
        this.clock = clock;
    }

    /// Updates the profile of a member, together with the entry of it in the audit log.
    ///
    /// @param before the member as it was read
    /// @param changedBy the role of the caller
    ProfileUpdateOutcome update(Member before, Profile profile, String changedBy, AuditAct act) {
        if (profile.equals(before.profile())) {
            return new ProfileUpdateOutcome.Updated(before);
        }
        var after = before.with(profile);
        var writes = new ArrayList<Write>();
        writes.add(after.update(before));
        writes.addAll(identityWrites(before, after));
        writes.addAll(after.consentWrites(before, clock.instant(), changedBy));
        var changing = act.changing(json.tree(before.profile()), json.tree(profile));
        var entered = PersonalChanges.encrypt(changing, before.dataKey());
        return switch (audit.record(entered, new Entry(writes, TotalsDelta.NONE))) {
            case EntryOutcome.Committed _ -> new ProfileUpdateOutcome.Updated(after);
            case EntryOutcome.Refused refused
            when refused.at(Keys.profile(before.memberId())).isPresent()
                    || refused.at(Keys.wallet(before.memberId())).isPresent() ->
                again(before, profile, changedBy, act, refused);
            case EntryOutcome.Refused refused -> new ProfileUpdateOutcome.Taken(taken(after, refused));
        };
    }

    /// Updates once more if a rotation of keys came between; its result looks the same to the caller.
    private ProfileUpdateOutcome again(
            Member before, Profile profile, String changedBy, AuditAct act, EntryOutcome.Refused refused) {
        return refused.at(Keys.profile(before.memberId()))
                .flatMap(Outcome.Failed::present)
                .filter(before::isReencrypted)
                .map(item -> update(before.with(keys.of(item)), profile, changedBy, act))
                .orElseGet(ProfileUpdateOutcome.Stale::new);
    }

    /// Releases the identities that the member no longer has and takes those that it has from now on.
    private List<Write> identityWrites(Member before, Member after) {
        var writes = new ArrayList<Write>();
        var earlier = before.profile().identities();
        var later = after.profile().identities();
        for (var kind : Identity.Kind.values()) {
            var old = Optional.ofNullable(earlier.get(kind));
            var now = Optional.ofNullable(later.get(kind));
            if (!old.equals(now)) {
                old.ifPresent(i -> writes.add(identities.release(i, before.memberId())));
                now.ifPresent(i -> writes.add(identities.takeOver(i, before.memberId())));
            }
        }
        return writes;
    }

    private Set<Identity.Kind> taken(Member member, EntryOutcome.Refused refused) {
        var taken = EnumSet.noneOf(Identity.Kind.class);
        member.profile().identities().forEach((kind, identity) -> {
            if (refused.at(identities.key(identity)).isPresent()) {
                taken.add(kind);
            }
        });
        if (taken.isEmpty()) {
            throw new IllegalStateException("a refused update of a member names no cause");
        }
        return taken;
    }
}
