package dev.merit.members;

import dev.merit.shared.member.Identity;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.Problem.FieldError;
import java.util.List;
import java.util.Set;

/// The problems that members have of their own.
public final class MemberProblems {

    private MemberProblems() {}

    /// Names the fields, and nobody who has them.
    public static Problem alreadyRegistered(Set<Identity.Kind> names) {
        return Problem.conflict("already-registered", "Another member is registered so.")
                .errors(names.stream()
                        .map(kind -> new FieldError("/" + kind.field(), "is taken"))
                        .toList());
    }

    public static Problem noReferrer() {
        return Problem.invalid(List.of(new FieldError("/referredBy", "is not a member, nor a member's referral code")));
    }
}
