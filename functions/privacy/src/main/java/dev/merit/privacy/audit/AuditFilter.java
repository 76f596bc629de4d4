package dev.merit.privacy.audit;

import dev.merit.shared.audit.AuditEntry;
import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.crypto.Secret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which entries are asked for.
///
/// @param from the earliest time
/// @param to the time behind the latest
/// @param target what they are about; anything if it is null
/// @param actors the names in the log of who is asked for; anybody if there are none
record AuditFilter(Instant from, Instant to, @Nullable AuditTarget target, List<String> actors) {

    /// The names that a caller may have in the log: the MAC of a token's subject, or a member's id.
    static List<String> names(@Nullable String actor, Secret secret) {
        return actor == null ? List.of() : List.of(AuditEntry.nameOf(actor, secret), actor);
    }

    /// Whether somebody who is asked for made the entry.
    boolean hasActor(AuditEntry entry) {
        return actors.isEmpty() || actors.contains(entry.actor());
    }
}
