package dev.merit.members;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.merit.shared.activity.Effects;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.member.Identity;
import dev.merit.shared.personal.DataKey;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A member, as it is answered and stored.
///
/// @param version     the number of times that it was written; its ETag
/// @param fingerprint a MAC of the original registration, by which a repetition is recognised
/// @param dataKey     encrypts the personal data of the profile
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
        @JsonIgnore DataKey dataKey) {

    public static final long FIRST_VERSION = 1;

    private static final String VERSION = "version";
    private static final String UNCHANGED = "#version = :version AND #dataKey = :dataKey";

    public Member {
        registeredAt = registeredAt.truncatedTo(ChronoUnit.MILLIS);
    }

    public Optional<Identity> externalId() {
        return Optional.ofNullable(profile.externalId()).map(Identity::externalId);
    }

    /// Whether both come from the same registration, sent twice.
    public boolean isSameRegistration(Member other) {
        return Secret.isEqual(fingerprint, other.fingerprint);
    }

    Member with(Profile changed) {
        return new Member(memberId, changed, referredBy, tier, registeredAt, version + 1, fingerprint, dataKey);
    }

    /// Whether the profile in an item is that of this member, encrypted with another data key by a rotation.
    boolean isReencrypted(Item item) {
        return item.number(VERSION) == version && !item.text(DataKeys.WRAPPED).equals(dataKey.wrapped());
    }

    Member with(DataKey other) {
        return new Member(memberId, profile, referredBy, tier, registeredAt, version, fingerprint, other);
    }

    /// The writes that create the profile and the wallet. Neither may exist yet.
    public List<Write> creation(Item wallet) {
        var item = profile.addTo(Item.at(Keys.profile(memberId)), dataKey)
                .text("referredBy", referredBy == null ? null : referredBy.value())
                .instant("registeredAt", registeredAt)
                .number(VERSION, version)
                .text("fingerprint", fingerprint)
                .text(DataKeys.WRAPPED, dataKey.wrapped());
        return List.of(
                Effects.counted(Write.put(item)).when(Write.ABSENT),
                Write.put(wallet).when(Write.ABSENT));
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
    static Member from(Item item, DataKey key, String tier) {
        return new Member(
                new MemberId(item.key().pkId()),
                Profile.from(item, key),
                item.maybeText("referredBy").map(MemberId::new).orElse(null),
                tier,
                item.instant("registeredAt"),
                item.number(VERSION),
                item.text("fingerprint"),
                key);
    }
}
