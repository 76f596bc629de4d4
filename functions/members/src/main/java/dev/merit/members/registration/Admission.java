package dev.merit.members.registration;

import dev.merit.members.Member;
import dev.merit.shared.ledger.Recorded;
import dev.merit.shared.member.Identity;
import java.util.Set;

/// What became of a registration.
sealed interface Admission {

    record Admitted(Member member) implements Admission {}

    /// The same registration was sent before, and this member, as it is now, came of it.
    record Known(Member member) implements Admission {}

    /// Other members have these names.
    record Taken(Set<Identity.Kind> names) implements Admission {}

    /// It names a member as its referrer that is not there.
    record NoReferrer() implements Admission {}

    /// What was to be written along with it was refused.
    record Repeated(Recorded.Refused refused) implements Admission {}
}
