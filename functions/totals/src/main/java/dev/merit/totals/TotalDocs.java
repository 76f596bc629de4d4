package dev.merit.totals;

/// Examples of totals in the OpenAPI document.
final class TotalDocs {

    private static final String TIMES = """
            "at": "2025-11-22T10:20:00Z", "effectiveAt": "2025-11-22T10:15:00Z", \
            """;

    private static final String POSTED = "\"postedAt\": \"2025-11-22T10:19:50Z\", ";

    private static final String PENDING = "\"pending\": false, ";

    static final String PURCHASES = "{" + TIMES + POSTED + PENDING + """
            "purchaseAmount": {"minorUnits": 1234500, "currency": "USD"}, \
            "purchaseCount": 310, "refundCount": 4, "memberCount": 120}""";

    static final String REVENUE = "{" + TIMES + POSTED + PENDING + """
            "revenue": {"minorUnits": 350000, "currency": "USD"}, "strategies": [{"strategyId": "k7d5x1c9r4tz", \
            "name": "Spring", "revenue": {"minorUnits": 350000, "currency": "USD"}, "purchaseCount": 50}]}""";

    static final String REDEMPTIONS = "{" + TIMES + POSTED + """
            "discount": {"minorUnits": 41250, "currency": "USD"}, "redemptionCount": 52, "rollbackCount": 2, \
            "strategies": [{"strategyId": "k7d5x1c9r4tz", "name": "Spring", \
            "discount": {"minorUnits": 41250, "currency": "USD"}, "redemptionCount": 52, "rollbackCount": 2}]}""";

    static final String VOUCHERS = "{" + TIMES + POSTED + """
            "balance": {"minorUnits": 182500, "currency": "USD"}}""";

    static final String MEMBER = "{\"memberId\": \"3v8q0m2k7d5x1c9r4tzn\", " + TIMES + """
            "purchaseAmount": {"minorUnits": 7000, "currency": "USD"}, "purchaseCount": 1, "refundCount": 0}""";

    static final String STRATEGY = "{\"strategyId\": \"k7d5x1c9r4tz\", " + TIMES + POSTED + """
            "revenue": {"minorUnits": 350000, "currency": "USD"}, "purchaseCount": 50, "refundCount": 1}""";

    private TotalDocs() {}
}
