package dev.merit.members;

import dev.merit.shared.member.Identity;
import java.util.Set;

/// What became of a change to a member.
sealed interface ProfileUpdateOutcome {

    record Changed(Member member) implements ProfileUpdateOutcome {}

    /// Somebody else changed the member first.
    record Stale() implements ProfileUpdateOutcome {}

    /// Other members have these names.
    record Taken(Set<Identity.Kind> names) implements ProfileUpdateOutcome {}
}
