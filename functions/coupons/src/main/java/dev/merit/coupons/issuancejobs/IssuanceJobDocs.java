package dev.merit.coupons.issuancejobs;

/// Examples and longer texts of the OpenAPI document.
final class IssuanceJobDocs {

    static final String REQUEST = """
            {"segmentId": "x1c9r4tzn3v8"}""";

    static final String JOB = """
            {"jobId": "7d5x1c9r4tzn3v8q0m2k", "strategyId": "k7d5x1c9r4tz", "segmentId": "x1c9r4tzn3v8", \
            "status": "running", "total": 2512, "issued": 1475, "refused": 25, \
            "refusals": [{"code": "member-limit-reached", "members": 25}], "startedAt": "2026-11-22T10:15:30Z"}""";

    static final String DESCRIPTION = """
            The schedule runs the job, from the next minute on. It handles each member of the segment once: the member gets \
            a coupon, or is refused for `member-limit-reached`, `not-eligible`, `consent-missing`, `sold-out` or `no-member`. Members who \
            join or leave the segment while the job runs may be handled or not. While the strategy is paused, the job \
            waits; once the strategy or its window ends, the job fails.""";

    private IssuanceJobDocs() {}
}
