package dev.merit.members;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.member.Identity;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A member as it is answered and kept.
///
/// @param version how often it was written; its ETag
/// @param fingerprint a MAC of the registration as it was, by which a repetition is recognised whatever was changed
///     since
@RegisterForReflection
@Schema(examples = MemberDocs.MEMBER)
public record Member(
        MemberId memberId,
        @JsonUnwrapped Profile profile,
        @Nullable MemberId referredBy,
        String tier,
        Instant registeredAt,
        @JsonIgnore long version,
        @JsonIgnore String fingerprint) {

    public static final long FIRST_VERSION = 1;

    private static final String VERSION = "version";
    private static final String UNCHANGED = "#version = :version";

    public Member {
        registeredAt = registeredAt.truncatedTo(ChronoUnit.MILLIS);
    }

    public Optional<Identity> externalId() {
        return Optional.ofNullable(profile.externalId()).map(Identity::externalId);
    }

    /// Whether both came of one registration, sent twice.
    public boolean isSameAs(Member other) {
        return fingerprint.equals(other.fingerprint);
    }

    Member with(Profile changed) {
        return new Member(memberId, changed, referredBy, tier, registeredAt, version + 1, fingerprint);
    }

    /// The profile and the wallet, which must not be there yet.
    public List<Write> admission(Item wallet) {
        var item = profile.addTo(Item.at(Keys.profile(memberId)))
                .text("referredBy", referredBy == null ? null : referredBy.value())
                .instant("registeredAt", registeredAt)
                .number(VERSION, version)
                .text("fingerprint", fingerprint);
        return List.of(
                Write.put(item).stamped(ActivityRecord.PLACE).when(Write.ABSENT),
                Write.put(wallet).when(Write.ABSENT));
    }

    /// Writes what a change of the profile made of the member, if nobody changed it meanwhile. Touches nothing else
    /// that the item holds.
    Write change(Member before) {
        var is = profile.addTo(Item.map());
        var write = Write.update(Keys.profile(memberId)).setAll(is).set(VERSION, version);
        before.profile.addTo(Item.map()).attributeNames().stream()
                .filter(name -> !is.attributeNames().contains(name))
                .forEach(write::remove);
        return write.when(UNCHANGED).with(":version", before.version);
    }

    /// @param tier as it follows from the wallet
    static Member from(Item item, String tier) {
        return new Member(
                new MemberId(item.key().pkId()),
                Profile.from(item),
                item.maybeText("referredBy").map(MemberId::new).orElse(null),
                tier,
                item.instant("registeredAt"),
                item.number(VERSION),
                item.text("fingerprint"));
    }
}
