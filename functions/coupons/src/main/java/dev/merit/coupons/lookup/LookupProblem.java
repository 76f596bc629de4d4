package dev.merit.coupons.lookup;

import dev.merit.shared.problems.ProblemDefinition;
import dev.merit.shared.problems.ProblemType;

/// The problems of looking up codes.
public enum LookupProblem implements ProblemType {
    TOO_MANY_ATTEMPTS(
            429,
            "too-many-attempts",
            "Too many attempts",
            "The caller, or the member for whom a storefront asks, has sent as many wrong codes in this"
                    + " minute as are allowed, `limit`. `Retry-After` says when to try again.");

    private final ProblemDefinition definition;

    LookupProblem(int status, String code, String title, String meaning) {
        this.definition = new ProblemDefinition(status, code, title, meaning);
    }

    @Override
    public ProblemDefinition definition() {
        return definition;
    }
}
