package dev.merit.artefacts;

import dev.merit.artefacts.OpenApi.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What every operation refuses in the same way, made from the OpenAPI document: callers, headers, parameters,
/// bodies, names of what is not there. The paths name what the scenarios made.
final class GeneralRefusals {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json", "If-Match", "*");
    private static final String LONG_KEY = "k".repeat(256);

    /// Whose coupons a member sees is not told: another's is not found.
    private static final Set<String> HIDDEN = Set.of("getCoupon", "listVoucherEntries");

    /// Those that need nothing in the body.
    private static final Set<String> WITHOUT_REQUIRED_FIELDS =
            Set.of("issueCoupon", "registerMember", "prolongReservation");

    private final List<Step> steps = new ArrayList<>();
    private final OpenApi document;

    private GeneralRefusals(OpenApi document) {
        this.document = document;
    }

    static List<Step> of(OpenApi document) {
        var refusals = new GeneralRefusals(document);
        document.operations().forEach(refusals::add);
        return refusals.steps;
    }

    private void add(Operation operation) {
        var problems = document.problems(operation);
        var path = operation.path();
        add(operation, "nobody", path, 401, "unauthorized", Map.of());
        var hidden = HIDDEN.contains(operation.id());
        add(
                operation,
                stranger(operation.roles()),
                path,
                hidden ? 404 : 403,
                hidden ? "not-found" : "forbidden",
                Map.of());
        add(operation, "staff", path, 406, "not-acceptable", Map.of("Accept", "text/nothing"));
        if (problems.contains("not-found") && path.contains("{") && !operation.needsParameters()) {
            add(operation, "staff", path.replaceAll("\\{\\w+}", "00000000000000000000"), 404, "not-found", Map.of());
        }
        if (problems.contains("invalid-parameter")) {
            add(operation, "staff", path + "?nonsense=1", 400, "invalid-parameter", Map.of());
        }
        if (problems.contains("invalid-cursor")) {
            add(operation, "staff", path + "?cursor=nonsense", 400, "invalid-cursor", Map.of());
        }
        if (problems.contains("invalid-idempotency-key")) {
            add(operation, "staff", path, 400, "invalid-idempotency-key", Map.of("Idempotency-Key", LONG_KEY));
        }
        if (problems.contains("precondition-required")) {
            add(operation, "staff", path, 428, "precondition-required", Map.of("If-Match", ""));
            add(operation, "staff", path, 412, "precondition-failed", Map.of("If-Match", "\"99999\""));
        }
        if (operation.takesABody()) {
            add(operation, "staff", path, 415, "unsupported-media-type", Map.of("Content-Type", "text/plain"));
            steps.add(step(operation, "staff", path, 400, "unreadable-body").with(JSON, "{\"nonsense"));
            if (operation.method().equals("POST") && !WITHOUT_REQUIRED_FIELDS.contains(operation.id())) {
                steps.add(step(operation, "staff", path, 422, "invalid-fields").with(JSON, "{}"));
            }
        }
    }

    /// Somebody with a token and without the right: another role, or a member whom the path does not name.
    private static String stranger(Set<String> roles) {
        if (!roles.contains("storefront")) {
            return "shop";
        }
        return roles.contains("marketer") ? "member:00000000000000000bea" : "marketer";
    }

    private void add(
            Operation operation, String caller, String path, int status, String code, Map<String, String> headers) {
        var all = new LinkedHashMap<>(operation.takesABody() ? JSON : Map.<String, String>of());
        all.putAll(headers);
        all.values().removeIf(String::isEmpty);
        steps.add(step(operation, caller, path, status, code)
                .with(all, operation.takesABody() ? operation.exampleBody() : null));
    }

    private static Step step(Operation operation, String caller, String path, int status, String code) {
        return Step.of(caller, operation.method(), path, status, code).at(operation.id());
    }
}
