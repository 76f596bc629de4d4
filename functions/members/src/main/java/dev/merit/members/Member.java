package dev.merit.members;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.merit.shared.activity.Effects;
import dev.merit.shared.consent.PresentConsents;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.member.Identity;
import dev.merit.shared.personal.DataKey;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import dev.merit.shared.tiers.Tiers;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A member, as it is answered and stored.
///
/// @param version     the number of times that it was written; its ETag
/// @param fingerprint a MAC of the original registration, by which a repetition is recognised
/// @param dataKey     encrypts the personal data of the profile
/// @param present     the consents in the wallet, those of the profile among them
@RegisterForReflection
@Schema(examples = MemberDocs.MEMBER)
public record Member(
        MemberId memberId,
        @JsonUnwrapped Profile profile,
        @Nullable MemberId referredBy,
        String tier,
        Instant registeredAt,
        @JsonIgnore long version,
        @JsonIgnore String fingerprint,
        @JsonIgnore DataKey dataKey,
        @JsonIgnore PresentConsents present) {

    public static final long FIRST_VERSION = 1;

    private static final String VERSION = "version";
    private static final String UNCHANGED = "#version = :version AND #dataKey = :dataKey";

    public Member {
        registeredAt = registeredAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /// A member to be created.
    public static Member of(
            MemberId id,
            Profile profile,
            @Nullable MemberId referredBy,
            Instant registeredAt,
            String fingerprint,
            DataKey dataKey) {
        var present = Consents.in(profile).addTo(PresentConsents.NONE);
        return new Member(
                id, profile, referredBy, Tiers.NONE, registeredAt, FIRST_VERSION, fingerprint, dataKey, present);
    }

    public Optional<Identity> externalId() {
        return Optional.ofNullable(profile.externalId()).map(Identity::externalId);
    }

    /// The member without what identifies or describes the person, for those who may not list that.
    Member withoutPerson() {
        return new Member(
                memberId,
                profile.withoutPerson(),
                referredBy,
                tier,
                registeredAt,
                version,
                fingerprint,
                dataKey,
                present);
    }

    /// Whether both come from the same registration, sent twice.
    public boolean isSameRegistration(Member other) {
        return Secret.isEqual(fingerprint, other.fingerprint);
    }

    Member with(Profile changed) {
        var before = Consents.in(profile);
        var after = Consents.in(changed).applyTo(before.addTo(present), before);
        return new Member(memberId, changed, referredBy, tier, registeredAt, version + 1, fingerprint, dataKey, after);
    }

    /// Whether the profile in an item is that of this member, encrypted with another data key by a rotation.
    boolean isReencrypted(Item item) {
        return item.number(VERSION) == version && !item.text(DataKeys.WRAPPED).equals(dataKey.wrapped());
    }

    Member with(DataKey other) {
        return new Member(memberId, profile, referredBy, tier, registeredAt, version, fingerprint, other, present);
    }

    /// The writes that create the profile and the wallet. Neither may exist yet.
    public List<Write> creation(Item wallet) {
        var byTime = Keys.memberByTime(memberId, registeredAt);
        var item = profile.addTo(Item.at(Keys.profile(memberId)), dataKey)
                .text("gsi1pk", byTime.pk())
                .text("gsi1sk", byTime.sk())
                .text("referredBy", referredBy == null ? null : referredBy.value())
                .instant("registeredAt", registeredAt)
                .number(VERSION, version)
                .text("fingerprint", fingerprint)
                .text(DataKeys.WRAPPED, dataKey.wrapped());
        return List.of(
                Effects.counted(Write.put(item)).when(Write.ABSENT),
                Write.put(present.addTo(wallet)).when(Write.ABSENT));
    }

    /// The writes of the history of consents for those that the registration gives.
    ///
    /// @param changedBy the role of the caller
    public List<Write> consentRows(String changedBy) {
        return Consents.in(profile).rows(Consents.NONE, profile.channel(), registeredAt, changedBy).stream()
                .map(row -> row.put(memberId, version, dataKey))
                .toList();
    }

    /// The writes for the consents that were changed: the present ones, and the rows of the history. None, if the
    /// consents are as they were.
    ///
    /// @param before the member as it was read
    List<Write> consentWrites(Member before, Instant now, String changedBy) {
        var writes = new ArrayList<Write>();
        if (!present.equals(before.present)) {
            writes.add(present.update(memberId, before.present));
        }
        Consents.in(profile)
                .rows(Consents.in(before.profile), null, now, changedBy)
                .forEach(row -> writes.add(row.put(memberId, version, dataKey)));
        return writes;
    }

    /// The write that updates the profile, on the condition that neither it nor its data key was changed
    /// since it was read. It leaves the other attributes of the item as they are.
    Write update(Member before) {
        var attributes = profile.addTo(Item.map(), dataKey);
        var write = Write.update(Keys.profile(memberId)).setAll(attributes).set(VERSION, version);
        Profile.ATTRIBUTES.stream()
                .filter(name -> !attributes.attributeNames().contains(name))
                .forEach(write::remove);
        return write.when(UNCHANGED).with(":version", before.version).with(":dataKey", dataKey.wrapped());
    }

    /// @param tier of the member, from the wallet
    static Member from(Item item, DataKey key, Item wallet, String tier) {
        return new Member(
                new MemberId(item.key().pkId()),
                Profile.from(item, key),
                item.maybeText("referredBy").map(MemberId::new).orElse(null),
                tier,
                item.instant("registeredAt"),
                item.number(VERSION),
                item.text("fingerprint"),
                key,
                PresentConsents.of(wallet));
    }
}
