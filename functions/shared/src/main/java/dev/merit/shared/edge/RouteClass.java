package dev.merit.shared.edge;

import java.util.Set;

/// The routes that are limited together, by what a request of them costs.
enum RouteClass {
    READS("reads"),
    WRITES("writes"),
    /// One request of these does the work of many.
    BULK("bulk");

    /// The last words of their paths, such as of `/issuance-jobs`.
    private static final Set<String> BULK_STEPS =
            Set.of("batch", "batches", "exports", "jobs", "reconciliations", "runs", "series");

    private final String text;

    RouteClass(String text) {
        this.text = text;
    }

    /// @param lastStep the last step of the path that is no parameter
    static RouteClass of(String method, String lastStep) {
        if (BULK_STEPS.contains(lastStep.substring(lastStep.lastIndexOf('-') + 1))) {
            return BULK;
        }
        return method.equals("GET") ? READS : WRITES;
    }

    String text() {
        return text;
    }
}
