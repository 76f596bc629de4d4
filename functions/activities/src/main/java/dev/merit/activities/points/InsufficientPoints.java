package dev.merit.activities.points;

import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;

/// The problem of a member who has fewer points than an operation takes.
public final class InsufficientPoints {

    private InsufficientPoints() {}

    public static ProblemException of(long have, long need) {
        return new ProblemException(Problem.of(
                        PointsProblem.INSUFFICIENT_POINTS,
                        "The member has " + have + " points to spend, not " + need + ".")
                .with("have", have)
                .with("need", need));
    }
}
