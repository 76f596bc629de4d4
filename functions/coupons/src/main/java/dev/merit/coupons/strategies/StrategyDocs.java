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

    static final String CHANGE = """
            A JSON Merge Patch of a draft or of a paused strategy. All of a draft may be changed, but for the currency \
            of one with an opening. Of a paused strategy all but kind and currency, and of its limits those that are \
            there, upwards; the budget also downwards by what is left of it, else `have` and `need` tell how much that \
            is and would have to be. The change is for coupons issued from then on, and for public codes: coupons issued \
            before keep the terms of their `termsVersion`.""";

    static final String ACTIVATE = """
            From draft or paused. Lays out the stock and the budget of a draft. Coupons are issued while the window is \
            open.""";

    static final String PAUSE = "From active. Meanwhile no coupon is issued or redeemed, but those that are reserved.";

    static final String END =
            "From any status, for good. From then on no coupon is issued or redeemed, but those that are reserved.";

    static final String NOT_EDITABLE =
            "`strategy-not-editable`: it is active or ended, or the fields named are locked.";

    static final String INVALID = "`invalid-fields`, with the fields named.";

    private StrategyDocs() {}
}
