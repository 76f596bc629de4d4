package dev.merit.members.registration;

import dev.merit.members.Member;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.member.Identity;
import java.util.Set;

/// The outcome of a registration.
sealed interface RegistrationOutcome {

    record Registered(Member member) implements RegistrationOutcome {}

    /// The same registration was sent before and created this member, which may have changed since.
    record Duplicate(Member member) implements RegistrationOutcome {}

    /// Other members have these identities.
    record Taken(Set<Identity.Kind> kinds) implements RegistrationOutcome {}

    /// Members with these identities were erased, and nobody can register with them.
    record Suppressed(Set<Identity.Kind> kinds) implements RegistrationOutcome {}

    /// The referrer that it names does not exist.
    record NoReferrer() implements RegistrationOutcome {}

    /// A write of the same transaction that belongs to the request, not to the member, was refused.
    record Repeated(EntryOutcome.Refused refused) implements RegistrationOutcome {}
}
