package dev.merit.local.openapi;

import static dev.merit.shared.http.Roles.MEMBER;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.Operation;

/// Who may call an operation.
final class Callers {

    private Callers() {}

    /// None where anyone may, without a token.
    static List<String> of(Operation operation) {
        return operation.getSecurity() == null
                ? List.of()
                : operation.getSecurity().stream()
                        .flatMap(requirement -> requirement.getSchemes().values().stream())
                        .flatMap(List::stream)
                        .distinct()
                        .sorted()
                        .toList();
    }

    /// Says in words who may call; which data a member may ask for, no annotation says.
    static void complete(Operation operation) {
        var roles = of(operation);
        if (!roles.isEmpty()) {
            var before = operation.getDescription() == null ? "" : operation.getDescription() + "\n\n";
            operation.setDescription(before + inWords(roles));
        }
    }

    private static String inWords(List<String> roles) {
        var staff = roles.stream()
                .filter(role -> !role.equals(MEMBER))
                .map(role -> "`" + role + "`")
                .collect(Collectors.joining(", "));
        return "Callers: " + staff + (roles.contains(MEMBER) ? "; a `member` for what is its own." : ".");
    }
}
