package dev.merit.privacy.requests;

import dev.merit.shared.activity.Effects;
import dev.merit.shared.audit.AuditAct;
import dev.merit.shared.audit.AuditActor;
import dev.merit.shared.audit.AuditLog;
import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.consent.ConsentRules;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.DataRequestId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.member.ErasedMember;
import dev.merit.shared.member.Identities;
import dev.merit.shared.member.Identity;
import dev.merit.shared.member.ReferralItems;
import dev.merit.shared.member.Tombstones;
import dev.merit.shared.member.Tombstones.Tombstone;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Retries;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Erases members. One transaction removes what identifies the member: the profile with its data key, the wallet, the
/// identities and the referral code; it also takes the member from N. From then on the member is unknown, and nothing
/// that the data key has encrypted can be read, wherever it is. [ErasureSteps] removes the rest.
@Singleton
public final class Erasures {

    /// Who replays erasures: whoever may invoke the function.
    private static final AuditActor REPLAY = new AuditActor(List.of(), "replayErasures", null);

    private static final Retries TRIES = new Retries(12, 5, 200, "others keep writing the same member");

    private final Table table;
    private final Tombstones tombstones;
    private final Ledger ledger;
    private final AuditLog audit;
    private final Identities identities;
    private final DataKeys keys;
    private final Secret secret;
    private final ErasureTotals totals;
    private final ConsentRules regions;
    private final InstantSource clock;
    private final boolean suppresses;

    public Erasures(
            Table table,
            Tombstones tombstones,
            Ledger ledger,
            AuditLog audit,
            Identities identities,
            DataKeys keys,
            Secret secret,
            ErasureTotals totals,
            ConsentRules regions,
            InstantSource clock,
            @ConfigProperty(name = SuppressionGround.SETTING) Optional<String> suppressionGround) {
        this.table = table;
        this.tombstones = tombstones;
        this.ledger = ledger;
        this.audit = audit;
        this.identities = identities;
        this.keys = keys;
        this.secret = secret;
        this.totals = totals;
        this.regions = regions;
        this.clock = clock;
        this.suppresses = suppressionGround.isPresent();
    }

    /// Erases a member at the request of one.
    ///
    /// @param act that is entered in the audit log
    /// @return the id of the request, of the earlier one if the member is erased; empty if there was no such member
    Optional<DataRequestId> erase(MemberId member, AuditAct act) {
        return erase(member, DataRequestId.random(), clock.instant().truncatedTo(ChronoUnit.MILLIS), act);
    }

    /// Erases a member that was erased before the table was restored.
    ///
    /// @return whether there was something to erase
    boolean replay(Tombstone tombstone) {
        tombstone.suppressed().forEach(key -> table.write(Identities.suppress(key, tombstone.erasedAt())));
        return table.get(Keys.profile(tombstone.member())).isPresent()
                && erase(
                                tombstone.member(),
                                tombstone.request(),
                                tombstone.erasedAt(),
                                new AuditAct(REPLAY, "replayErasures", AuditTarget.of(tombstone.member())))
                        .isPresent();
    }

    private Optional<DataRequestId> erase(MemberId member, DataRequestId id, Instant at, AuditAct act) {
        return TRIES.until(() -> {
            var profileKey = Keys.profile(member);
            var found = table.get(List.of(profileKey, Keys.wallet(member), Keys.erased(member)));
            var erased = found.get(Keys.erased(member));
            if (erased != null) {
                return Optional.of(Optional.of(new DataRequestId(erased.text(ErasedMember.REQUEST))));
            }
            var profile = found.get(profileKey);
            var wallet = found.get(Keys.wallet(member));
            if (profile == null || wallet == null) {
                return Optional.of(Optional.<DataRequestId>empty());
            }
            return erase(profile, wallet, DataRequest.of(id, DataRequest.Kind.ERASURE, member, at), act)
                    ? Optional.of(Optional.of(id))
                    : Optional.empty();
        });
    }

    /// Whether the member was erased; not if something has changed since it was read.
    private boolean erase(Item profile, Item wallet, DataRequest request, AuditAct act) {
        var member = request.memberId();
        var at = request.requestedAt();
        var own = new ProfileIdentities(keys).of(profile);
        var suppressed = suppresses ? own.stream().map(identities::key).toList() : List.<Key>of();
        tombstones.put(new Tombstone(member, request.requestId(), at, suppressed));
        var writes = new ArrayList<>(ErasedMember.writes(
                profile,
                wallet,
                request.requestId(),
                regions.region(profile.maybeText("locale").orElse(null)),
                at));
        own.forEach(identity -> writes.add(
                suppresses ? identities.suppress(identity, member, at) : identities.forget(identity, member)));
        writes.add(ReferralItems.removal(ReferralItems.code(secret, member), member));
        writes.addAll(request.creation(counts(profile, wallet, own, at)));
        ledger.learn(table.get(ledger.unknown()));
        var entry = new Entry(writes, Effects.ALL.latest().ofErasure(at));
        return audit.record(act, entry) instanceof EntryOutcome.Committed;
    }

    /// What the transaction itself removes and keeps, for the certificate.
    private Item counts(Item profile, Item wallet, List<Identity> own, Instant at) {
        var item = Item.map()
                .number(Certificate.removed("profileFields"), ProfileIdentities.personalFields(profile))
                .number(Certificate.removed(suppresses ? "plainIdentities" : "identities"), (long) own.size())
                .number(Certificate.removed("dataKeys"), 1L);
        if (suppresses) {
            item.number(Certificate.kept(RetentionGround.SUPPRESSIONS), (long) own.size());
        }
        return Certificate.addTotals(item, totals.before(wallet, at));
    }
}
