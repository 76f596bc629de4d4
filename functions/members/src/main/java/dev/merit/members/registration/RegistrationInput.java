package dev.merit.members.registration;

import dev.merit.members.Consents;
import dev.merit.members.HomeRegion;
import dev.merit.members.Member;
import dev.merit.members.Profile;
import dev.merit.members.referrals.Referrer;
import dev.merit.shared.consent.ConsentRules;
import dev.merit.shared.http.Fields;
import dev.merit.shared.http.SharedFields;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.personal.DataKeys;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body of a registration. `registeredAt` may be any time in the past, because history is imported. It is cut to
/// the millisecond.
@RegisterForReflection
@Schema(examples = RegistrationDocs.ANN)
record RegistrationInput(
        @Nullable String externalId,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String name,
        @Nullable LocalDate birthDate,
        @Nullable String locale,
        @Nullable String channel,
        @Nullable Referrer referredBy,
        @Nullable Consents consents,
        @Nullable Map<String, String> attributes,
        @Nullable Instant registeredAt) {

    RegistrationInput {
        attributes = Profile.ordered(attributes);
        registeredAt = registeredAt == null ? null : registeredAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /// The registration without invisible characters and superfluous blanks.
    RegistrationInput clean(HomeRegion home) {
        var clean = profile().clean(home);
        return new RegistrationInput(
                externalId,
                clean.email(),
                clean.phone(),
                clean.name(),
                birthDate,
                locale,
                channel,
                referredBy,
                consents,
                attributes,
                registeredAt);
    }

    Fields check(HomeRegion home, Instant now) {
        var fields = new Fields();
        profile().check(fields, home, now);
        SharedFields.past(fields, "registeredAt", registeredAt, now);
        return fields;
    }

    /// Checks the registration by the shop's rules too.
    Fields check(HomeRegion home, ConsentRules consents, Instant now) {
        var fields = check(home, now);
        profile().checkConsents(fields, consents, now);
        return fields;
    }

    Profile profile() {
        return new Profile(externalId, email, phone, name, birthDate, locale, channel, consents, attributes);
    }

    /// The member that the registration creates, with a new id.
    Member member(@Nullable MemberId referrer, Instant now, String fingerprint, DataKeys keys) {
        var id = MemberId.random();
        var at = registeredAt == null ? now : registeredAt;
        return Member.of(id, profile(), referrer, at, fingerprint, keys.create(id));
    }
}
