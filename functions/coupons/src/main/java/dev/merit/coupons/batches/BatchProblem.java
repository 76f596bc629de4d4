package dev.merit.coupons.batches;

import dev.merit.shared.problems.ProblemDefinition;
import dev.merit.shared.problems.ProblemType;

/// The problems of batches of codes.
public enum BatchProblem implements ProblemType {
    BATCH_DIFFERS(
            409,
            "batch-differs",
            "Batch differs",
            "A request with other content has used that externalId for a batch."),
    TOO_MANY_RANGES(
            409,
            "too-many-ranges",
            "Too many ranges",
            "The batch has as many ranges of revoked codes as a batch may have, `limit`. Ranges that"
                    + " touch count as one.");

    private final ProblemDefinition definition;

    BatchProblem(int status, String code, String title, String meaning) {
        this.definition = new ProblemDefinition(status, code, title, meaning);
    }

    @Override
    public ProblemDefinition definition() {
        return definition;
    }
}
