package dev.merit.local.openapi;

import static dev.merit.shared.http.Roles.MEMBER;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.Operation;

/// The roles that may call an operation.
final class Callers {

    private Callers() {}

    /// Empty where the operation needs no token.
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

    /// Adds the roles to the description. No annotation says that a member may call for its own data only.
    static void complete(Operation operation) {
        var roles = of(operation);
        if (!roles.isEmpty()) {
            var description = operation.getDescription() == null ? "" : operation.getDescription() + "\n\n";
            operation.setDescription(description + sentence(roles));
        }
    }

    private static String sentence(List<String> roles) {
        var staff = roles.stream()
                .filter(role -> !role.equals(MEMBER))
                .map(role -> "`" + role + "`")
                .collect(Collectors.joining(", "));
        return "Callers: " + staff + (roles.contains(MEMBER) ? "; a `member` for its own data." : ".");
    }
}
