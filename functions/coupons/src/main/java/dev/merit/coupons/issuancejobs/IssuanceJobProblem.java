package dev.merit.coupons.issuancejobs;

import dev.merit.shared.problems.ProblemDefinition;
import dev.merit.shared.problems.ProblemType;

/// The problems of issuance jobs.
public enum IssuanceJobProblem implements ProblemType {
    JOB_DIFFERS(
            409,
            "job-differs",
            "Job differs",
            "A request with other content has used that externalId for an issuance job."),
    SEGMENT_NOT_REFRESHED(
            409,
            "segment-not-refreshed",
            "Segment not refreshed",
            "The members of the segment are not determined yet; the schedule does so soon.");

    private final ProblemDefinition definition;

    IssuanceJobProblem(int status, String code, String title, String meaning) {
        this.definition = new ProblemDefinition(status, code, title, meaning);
    }

    @Override
    public ProblemDefinition definition() {
        return definition;
    }
}
