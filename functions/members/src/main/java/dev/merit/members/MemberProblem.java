package dev.merit.members;

import dev.merit.shared.problems.ProblemDefinition;
import dev.merit.shared.problems.ProblemType;

/// The problems of members.
public enum MemberProblem implements ProblemType {
    ALREADY_REGISTERED(
            409,
            "already-registered",
            "Already registered",
            "Another member has this externalId, e-mail or phone. `errors` names the fields."),
    IDENTITY_SUPPRESSED(
            409,
            "identity-suppressed",
            "Identity suppressed",
            "The member with this externalId, e-mail or phone was erased, and nobody can register with it until the"
                    + " suppression is lifted. `errors` names the fields.");

    private final ProblemDefinition definition;

    MemberProblem(int status, String code, String title, String meaning) {
        this.definition = new ProblemDefinition(status, code, title, meaning);
    }

    @Override
    public ProblemDefinition definition() {
        return definition;
    }
}
