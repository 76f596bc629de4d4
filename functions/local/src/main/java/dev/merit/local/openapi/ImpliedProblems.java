package dev.merit.local.openapi;

import static dev.merit.shared.problems.CommonProblem.BODY_TOO_LARGE;
import static dev.merit.shared.problems.CommonProblem.FORBIDDEN;
import static dev.merit.shared.problems.CommonProblem.IDEMPOTENCY_KEY_REUSED;
import static dev.merit.shared.problems.CommonProblem.INTERNAL_ERROR;
import static dev.merit.shared.problems.CommonProblem.INVALID_CURSOR;
import static dev.merit.shared.problems.CommonProblem.INVALID_FIELDS;
import static dev.merit.shared.problems.CommonProblem.INVALID_IDEMPOTENCY_KEY;
import static dev.merit.shared.problems.CommonProblem.INVALID_PARAMETER;
import static dev.merit.shared.problems.CommonProblem.NOT_ACCEPTABLE;
import static dev.merit.shared.problems.CommonProblem.NOT_FOUND;
import static dev.merit.shared.problems.CommonProblem.PRECONDITION_FAILED;
import static dev.merit.shared.problems.CommonProblem.PRECONDITION_REQUIRED;
import static dev.merit.shared.problems.CommonProblem.RATE_LIMITED;
import static dev.merit.shared.problems.CommonProblem.REQUEST_TIMEOUT;
import static dev.merit.shared.problems.CommonProblem.UNAUTHORIZED;
import static dev.merit.shared.problems.CommonProblem.UNAVAILABLE;
import static dev.merit.shared.problems.CommonProblem.UNREADABLE_BODY;
import static dev.merit.shared.problems.CommonProblem.UNSUPPORTED_MEDIA_TYPE;

import dev.merit.shared.problems.CommonProblem;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// The problems that follow from the parameters, the body and the callers of an operation.
final class ImpliedProblems {

    /// The problems that mean the same for all operations. The document has one response for each.
    static final List<CommonProblem> SHARED = List.of(
            UNAUTHORIZED,
            FORBIDDEN,
            NOT_ACCEPTABLE,
            REQUEST_TIMEOUT,
            BODY_TOO_LARGE,
            UNSUPPORTED_MEDIA_TYPE,
            RATE_LIMITED,
            INTERNAL_ERROR,
            UNAVAILABLE);

    private ImpliedProblems() {}

    /// Those that the description of the operation lists.
    static List<CommonProblem> own(Operation operation) {
        var own = new ArrayList<CommonProblem>();
        if (operation.getRequestBody() != null) {
            own.add(UNREADABLE_BODY);
            own.add(INVALID_FIELDS);
        }
        if (Parameters.hasAny(operation, Parameter.In.QUERY)) {
            own.add(INVALID_PARAMETER);
        }
        if (Parameters.has(operation, Parameters.CURSOR)) {
            own.add(INVALID_CURSOR);
        }
        if (Parameters.hasAny(operation, Parameter.In.PATH)) {
            own.add(NOT_FOUND);
        }
        if (Parameters.has(operation, Parameters.IF_MATCH)) {
            own.add(PRECONDITION_FAILED);
            own.add(PRECONDITION_REQUIRED);
        }
        if (Parameters.has(operation, Parameters.IDEMPOTENCY_KEY)) {
            own.add(INVALID_IDEMPOTENCY_KEY);
            own.add(IDEMPOTENCY_KEY_REUSED);
        }
        return own;
    }

    /// Those of [#SHARED] that the operation answers.
    static List<CommonProblem> shared(Operation operation) {
        var shared = new ArrayList<>(List.of(NOT_ACCEPTABLE, INTERNAL_ERROR));
        if (!Callers.of(operation).isEmpty()) {
            shared.addAll(List.of(UNAUTHORIZED, FORBIDDEN, RATE_LIMITED, UNAVAILABLE));
        }
        if (operation.getRequestBody() != null) {
            shared.addAll(List.of(REQUEST_TIMEOUT, BODY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE));
        }
        return shared;
    }
}
