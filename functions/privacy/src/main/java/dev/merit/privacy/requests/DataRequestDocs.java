package dev.merit.privacy.requests;

/// The longer texts and examples of data requests in the OpenAPI document.
final class DataRequestDocs {

    static final String REQUEST = """
            {"requestId": "k2m0q8v3nzt4r9c1x5d7", "kind": "erasure", "memberId": "3v8q0m2k7d5x1c9r4tzn", \
            "status": "running", "requestedAt": "2026-11-22T10:15:30Z", "dueBy": "2026-12-22T10:15:30Z"}""";

    static final String LIST = "{\"items\": [" + REQUEST + "]}";

    private DataRequestDocs() {}
}
