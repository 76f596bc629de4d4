package dev.merit.shared.problems;

/// Carries a problem from a resource to the mapper that answers it. Classes of the domain return sealed outcomes
/// instead and do not throw it.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        // It is an answer, not a fault: nobody reads its stack trace, and a trace costs more than the answer itself.
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
