package dev.merit.local.openapi;

import dev.merit.local.openapi.schemas.Codes;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// The codes of the problems that follow from what an operation takes.
final class ImpliedProblems {

    private ImpliedProblems() {}

    /// By their status.
    static Map<String, Set<String>> codes(Operation operation) {
        var own = new TreeMap<String, Set<String>>();
        BiConsumer<String, String> add = (status, code) ->
                own.computeIfAbsent(status, _ -> new LinkedHashSet<>()).add(code);
        if (operation.getRequestBody() != null) {
            add.accept("400", Codes.UNREADABLE);
            add.accept("422", Codes.FIELDS);
        }
        if (Parameters.are(operation, Parameter.In.QUERY)) {
            add.accept("400", Codes.PARAMETER);
        }
        if (Parameters.has(operation, "cursor")) {
            add.accept("400", Codes.CURSOR);
        }
        if (Parameters.are(operation, Parameter.In.PATH)) {
            add.accept("404", Codes.NOT_FOUND);
        }
        if (Parameters.has(operation, Parameters.IDEMPOTENCY_KEY)) {
            add.accept("400", Codes.KEY);
            add.accept("422", Codes.KEY_REUSED);
        }
        return own;
    }
}
