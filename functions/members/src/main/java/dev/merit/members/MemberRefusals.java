package dev.merit.members;

import dev.merit.shared.member.Identity;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.Problem.FieldError;
import java.util.List;
import java.util.Set;

/// Makes the problems that both registration and the change of a profile answer.
public final class MemberRefusals {

    private MemberRefusals() {}

    /// Names the fields only, never the member who has their values.
    public static Problem alreadyRegistered(Set<Identity.Kind> kinds) {
        return Problem.of(MemberProblem.ALREADY_REGISTERED, "Another member has this externalId, e-mail or phone.")
                .errors(kinds.stream()
                        .map(kind -> new FieldError("/" + kind.field(), "is taken"))
                        .toList());
    }

    public static Problem suppressed(Set<Identity.Kind> kinds) {
        return Problem.of(
                        MemberProblem.IDENTITY_SUPPRESSED,
                        "The member with this externalId, e-mail or phone was erased, and the shop keeps it suppressed.")
                .errors(kinds.stream()
                        .map(kind -> new FieldError("/" + kind.field(), "is suppressed"))
                        .toList());
    }

    public static Problem noReferrer() {
        return Problem.invalid(
                List.of(new FieldError("/referredBy", "is neither the id nor the referral code of a member")));
    }
}
