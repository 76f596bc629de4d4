package dev.merit.coupons.strategies;

/// The longer texts of the OpenAPI document.
final class StrategyDocs {

    static final String EXAMPLE = """
            {"name": "Spring", "kind": "coupon", "currency": "USD",
             "window": {"from": "2027-03-01T00:00:00", "to": "2027-06-01T00:00:00", "zone": "America/New_York"},
             "benefit": {"type": "percentOff", "percent": "12.5", "maximum": {"minorUnits": 2000, "currency": "USD"}},
             "conditions": {"minimumSpend": {"minorUnits": 5000, "currency": "USD"}, "channels": ["web"],
                            "excludedCategories": ["gift-cards"], "times": {"from": "18:00", "to": "22:00"}},
             "limits": {"stock": 1000, "perMember": 1}, "codePattern": "SPRING-########"}""";

    static final String STRATEGY = """
            {"strategyId": "k7d5x1c9r4tz", "status": "draft", "phase": "scheduled", "termsVersion": 1,
             "name": "Spring", "kind": "coupon", "currency": "USD",
             "window": {"from": "2027-03-01T00:00:00", "to": "2027-06-01T00:00:00", "zone": "America/New_York"},
             "benefit": {"type": "percentOff", "percent": "12.5", "maximum": {"minorUnits": 2000, "currency": "USD"}},
             "conditions": {"minimumSpend": {"minorUnits": 5000, "currency": "USD"}, "channels": ["web"],
                            "excludedCategories": ["gift-cards"], "times": {"from": "18:00", "to": "22:00"}},
             "limits": {"stock": 1000, "perMember": 1}, "codePattern": "SPRING-########",
             "createdAt": "2025-11-22T10:15:30Z"}""";

    static final String LIST = "{\"items\": [" + STRATEGY + "], \"next\": \"eyJwIjoiazdkNXgxYzlyNHR6In0.Qm9v\"}";

    static final String CREATE = """
            Makes a draft. Under an `externalId`, the shop's own name for the strategy, the same request again answers with the strategy as it \
            is now. `opening` is revenue from before Merit kept the purchases; it counts in the totals at once.""";

    private StrategyDocs() {}
}
