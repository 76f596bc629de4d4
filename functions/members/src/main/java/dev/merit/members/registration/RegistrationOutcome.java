package dev.merit.members.registration;

import dev.merit.members.Member;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.member.Identity;
import java.util.Set;

/// What became of a registration.
sealed interface RegistrationOutcome {

    record Admitted(Member member) implements RegistrationOutcome {}

    /// The same registration was sent before, and this member, as it is now, came of it.
    record Known(Member member) implements RegistrationOutcome {}

    /// Other members have these names.
    record Taken(Set<Identity.Kind> names) implements RegistrationOutcome {}

    /// It names a member as its referrer that is not there.
    record NoReferrer() implements RegistrationOutcome {}

    /// What was to be written along with it was refused.
    record Repeated(EntryOutcome.Refused refused) implements RegistrationOutcome {}
}
