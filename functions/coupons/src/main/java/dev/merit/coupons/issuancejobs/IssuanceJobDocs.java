package dev.merit.coupons.issuancejobs;

/// What the OpenAPI document says about jobs at some length.
final class IssuanceJobDocs {

    static final String REQUEST = """
            {"segmentId": "x1c9r4tzn3v8"}""";

    static final String JOB = """
            {"jobId": "7d5x1c9r4tzn3v8q0m2k", "strategyId": "k7d5x1c9r4tz", "segmentId": "x1c9r4tzn3v8", \
            "status": "running", "total": 2512, "issued": 1475, "refused": 25, \
            "refusals": [{"code": "member-limit-reached", "members": 25}], "startedAt": "2026-11-22T10:15:30Z"}""";

    static final String DESCRIPTION = """
            The schedule works the job off, from the next minute on. Each member of the segment is served once: gets a \
            coupon, or is refused for `member-limit-reached`, `not-eligible`, `sold-out` or `no-member`. Members who come into the \
            segment or leave it meanwhile may be served or not. While the strategy is paused, the job waits; once it \
            ends, or its window is over, the job fails.""";

    private IssuanceJobDocs() {}
}
