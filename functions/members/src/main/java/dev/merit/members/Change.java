package dev.merit.members;

import dev.merit.shared.member.Identity;
import java.util.Set;

/// What became of a change to a member.
sealed interface Change {

    record Changed(Member member) implements Change {}

    /// Somebody else changed the member first.
    record Stale() implements Change {}

    /// Other members have these names.
    record Taken(Set<Identity.Kind> names) implements Change {}
}
