package dev.merit.members;

import dev.merit.shared.http.Fields;
import dev.merit.shared.id.MemberId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Asks for a member to be registered. `registeredAt` may lie any time in the past, since history is imported, and
/// counts to the millisecond.
@RegisterForReflection
@Schema(examples = Docs.ANN)
record Registration(
        @Nullable String externalId,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String name,
        @Nullable LocalDate birthDate,
        @Nullable String locale,
        @Nullable String channel,
        @Nullable MemberId referredBy,
        @Nullable Consents consents,
        @Nullable Map<String, String> attributes,
        @Nullable Instant registeredAt) {

    /// What clocks may differ by.
    private static final Duration AHEAD = Duration.ofMinutes(5);

    Registration {
        attributes = Profile.ordered(attributes);
        registeredAt = registeredAt == null ? null : registeredAt.truncatedTo(ChronoUnit.MILLIS);
    }

    Fields check(Instant now) {
        var fields = new Fields();
        profile().check(fields, now);
        return fields.when(
                registeredAt != null && registeredAt.isAfter(now.plus(AHEAD)),
                "registeredAt",
                "must lie at most five minutes in the future");
    }

    Profile profile() {
        return new Profile(externalId, email, phone, name, birthDate, locale, channel, consents, attributes);
    }
}
