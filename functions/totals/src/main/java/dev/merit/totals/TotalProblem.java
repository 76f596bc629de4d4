package dev.merit.totals;

import dev.merit.shared.problems.ProblemDefinition;
import dev.merit.shared.problems.ProblemType;

/// The problems of totals.
public enum TotalProblem implements ProblemType {
    TOTAL_OUT_OF_RANGE(
            422,
            "total-out-of-range",
            "Total out of range",
            "The total, `total`, of the currency, `currency`, is too large to be answered. Other totals"
                    + " are not affected. Refunds bring it back into range.");

    private final ProblemDefinition definition;

    TotalProblem(int status, String code, String title, String meaning) {
        this.definition = new ProblemDefinition(status, code, title, meaning);
    }

    @Override
    public ProblemDefinition definition() {
        return definition;
    }
}
