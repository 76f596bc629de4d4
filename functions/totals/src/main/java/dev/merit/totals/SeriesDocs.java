package dev.merit.totals;

/// Examples of series in the OpenAPI document.
final class SeriesDocs {

    static final String PURCHASES = """
            {"postedAt": "2025-11-22T23:59:50Z", "pending": false, \
            "points": [{"at": "2025-11-21T23:00:00Z", "total": {"minorUnits": 1227500, "currency": "USD"}, \
            "change": {"minorUnits": 50000, "currency": "USD"}, "memberCount": 119, \
            "memberChange": 2, "purchases": 6, "refunds": 0}, \
            {"at": "2025-11-22T23:00:00Z", "total": {"minorUnits": 1234500, "currency": "USD"}, \
            "change": {"minorUnits": 7000, "currency": "USD"}, "memberCount": 120, \
            "memberChange": 1, "purchases": 2, "refunds": 1}]}""";

    static final String REVENUE = """
            {"postedAt": "2025-11-22T23:59:50Z", "pending": false, "strategies": [{"strategyId": "k7d5x1c9r4tz", \
            "name": "Spring"}], \
            "points": [{"at": "2025-11-21T23:00:00Z", "total": {"minorUnits": 343000, "currency": "USD"}, \
            "change": {"minorUnits": 0, "currency": "USD"}, "strategies": []}, \
            {"at": "2025-11-22T23:00:00Z", "total": {"minorUnits": 350000, "currency": "USD"}, \
            "change": {"minorUnits": 7000, "currency": "USD"}, \
            "strategies": [{"strategyId": "k7d5x1c9r4tz", "change": {"minorUnits": 7000, "currency": "USD"}}]}]}""";

    static final String REDEMPTIONS = """
            {"points": [{"at": "2025-11-21T23:00:00Z", "total": {"minorUnits": 40500, "currency": "USD"}, \
            "change": {"minorUnits": 0, "currency": "USD"}, "redemptionCount": 49}, \
            {"at": "2025-11-22T23:00:00Z", "total": {"minorUnits": 41250, "currency": "USD"}, \
            "change": {"minorUnits": 750, "currency": "USD"}, "redemptionCount": 50}]}""";

    private SeriesDocs() {}
}
