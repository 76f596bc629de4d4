package dev.merit.members;

import dev.merit.shared.member.Identity;
import java.util.Set;

/// The outcome of an update of a member.
sealed interface ProfileUpdateOutcome {

    record Updated(Member member) implements ProfileUpdateOutcome {}

    /// The member was changed since it was read.
    record Stale() implements ProfileUpdateOutcome {}

    /// Other members have these identities.
    record Taken(Set<Identity.Kind> kinds) implements ProfileUpdateOutcome {}
}
