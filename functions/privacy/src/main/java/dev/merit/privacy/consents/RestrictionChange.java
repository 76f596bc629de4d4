package dev.merit.privacy.consents;

import dev.merit.shared.consent.PersonalText;
import dev.merit.shared.consent.Restriction;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.personal.DataKey;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One row of the history of a member's restrictions and objections. A row is never changed.
///
/// @param active whether it begins; otherwise it ends
/// @param changedBy the role of the caller who recorded it
/// @param reason may name a person, so it is encrypted in the table
@RegisterForReflection
@Schema(name = "Restriction", examples = ConsentDocs.RESTRICTION)
record RestrictionChange(
        Restriction kind,
        boolean active,
        Instant at,
        String changedBy,
        @Nullable String reason) {

    RestrictionChange {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    RestrictionChange withoutReason() {
        return new RestrictionChange(kind, active, at, changedBy, null);
    }

    /// The write that adds the row.
    ///
    /// @param version of the profile, which every change of a restriction raises
    Write put(MemberId member, long version, DataKey key) {
        var row = Item.at(Keys.restriction(member, at, version))
                .text("kind", kind.name())
                .flag("active", active)
                .instant("at", at)
                .text("changedBy", changedBy);
        return Write.put(PersonalText.REASON.addTo(row, reason, key));
    }

    static RestrictionChange from(Item item, DataKey key) {
        return new RestrictionChange(
                Restriction.valueOf(item.text("kind")),
                item.maybeFlag("active").orElse(false),
                item.instant("at"),
                item.text("changedBy"),
                PersonalText.REASON.in(item, key));
    }
}
