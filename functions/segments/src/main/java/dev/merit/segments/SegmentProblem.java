package dev.merit.segments;

import dev.merit.shared.problems.ProblemDefinition;
import dev.merit.shared.problems.ProblemType;

/// The problems of segments.
public enum SegmentProblem implements ProblemType {
    SEGMENT_IN_USE(
            409,
            "segment-in-use",
            "Segment in use",
            "The conditions of strategies that have not ended, `strategyIds`, name the segment, or issuance jobs that have"
                    + " not ended, `jobIds`, are for it.");

    private final ProblemDefinition definition;

    SegmentProblem(int status, String code, String title, String meaning) {
        this.definition = new ProblemDefinition(status, code, title, meaning);
    }

    @Override
    public ProblemDefinition definition() {
        return definition;
    }
}
