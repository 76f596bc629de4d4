package dev.merit.privacy.audit;

import dev.merit.shared.problems.ProblemDefinition;
import dev.merit.shared.problems.ProblemType;

/// The problems of the audit log.
public enum AuditProblem implements ProblemType {
    NOT_SEALED(409, "not-sealed", "Not sealed", "No root has the record yet; the next night's root will have it.");

    private final ProblemDefinition definition;

    AuditProblem(int status, String code, String title, String meaning) {
        this.definition = new ProblemDefinition(status, code, title, meaning);
    }

    @Override
    public ProblemDefinition definition() {
        return definition;
    }
}
