package dev.merit.shared.consent;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.personal.DataKey;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One row of the history of a member's consents. A row is never changed.
///
/// @param wordingVersion the version of the text that the member was shown
/// @param channel        by which the member said it
/// @param guardian       whether a guardian consented for the member
/// @param at             when the member said it
/// @param changedBy      the role of the caller who recorded it
/// @param proof          a reference to what proves it; it may name a person, so it is encrypted in the table
@RegisterForReflection
@Schema(name = "Consent")
public record ConsentChange(
        Purpose purpose,
        Status status,
        @Nullable String wordingVersion,
        @Nullable String channel,
        @Nullable Boolean guardian,
        Instant at,
        String changedBy,
        @Nullable String proof) {

    @Schema(name = "ConsentStatus")
    @RegisterForReflection
    public enum Status {
        @JsonProperty("given")
        GIVEN,
        @JsonProperty("withdrawn")
        WITHDRAWN,
        /// Given, and not confirmed yet; it gives no right.
        @JsonProperty("pending")
        PENDING
    }

    public ConsentChange {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /// A change without a version of the wording and without a proof, as a profile makes it.
    public static ConsentChange of(
            Purpose purpose, boolean given, @Nullable String channel, Instant at, String changedBy) {
        return new ConsentChange(
                purpose, given ? Status.GIVEN : Status.WITHDRAWN, null, channel, null, at, changedBy, null);
    }

    public boolean gives() {
        return status == Status.GIVEN;
    }

    /// The present consents with this change; a pending one changes nothing.
    public PresentConsents applyTo(PresentConsents present) {
        return status == Status.PENDING ? present : present.with(purpose, gives());
    }

    /// The consent once the member has confirmed it.
    public ConsentChange confirmed(Instant now, String by) {
        return new ConsentChange(purpose, Status.GIVEN, wordingVersion, channel, guardian, now, by, proof);
    }

    public ConsentChange withoutProof() {
        return new ConsentChange(purpose, status, wordingVersion, channel, guardian, at, changedBy, null);
    }

    /// The write that adds the row.
    ///
    /// @param version of the profile, which every change of a consent raises
    /// @param key     of the member, which encrypts the proof
    public Write put(MemberId member, long version, DataKey key) {
        return Write.put(addTo(Item.at(Keys.consent(member, at, version, purpose.text())), key));
    }

    /// Adds the attributes of the change to an item.
    public Item addTo(Item item, DataKey key) {
        item.text("purpose", purpose.text())
                .text("status", status.name().toLowerCase(Locale.ROOT))
                .text("wordingVersion", wordingVersion)
                .text("channel", channel)
                .flag("guardian", guardian)
                .instant("at", at)
                .text("changedBy", changedBy);
        return PersonalText.PROOF.addTo(item, proof, key);
    }

    public static ConsentChange from(Item item, DataKey key) {
        return new ConsentChange(
                new Purpose(item.text("purpose")),
                Status.valueOf(item.text("status").toUpperCase(Locale.ROOT)),
                item.maybeText("wordingVersion").orElse(null),
                item.maybeText("channel").orElse(null),
                item.maybeFlag("guardian").orElse(null),
                item.instant("at"),
                item.text("changedBy"),
                PersonalText.PROOF.in(item, key));
    }
}
