package dev.merit.activities;

/// The texts of the OpenAPI document on previews of points.
final class PointsPreviewDocs {

    static final String DESCRIPTION = """
            Says what a purchase of this amount and these lines would earn if it was recorded now, by the code that \
            records purchases. It writes nothing. With a `memberId` the tier is the member's; with a `tier`, or \
            without both (`standard`), it is what anybody in that tier would earn. `redemptions` are those of the \
            member that the purchase would name. Without a points programme, before its `startsAt`, or in another \
            currency nothing is earned. A change of the programme shows after at most a minute, as for purchases.""";

    static final String REQUEST = """
            {"memberId": "3v8q0m2k7d5x1c9r4tzn", "amount": {"minorUnits": 5900, "currency": "USD"}, \
            "items": [{"sku": "assam", "category": "tea", "quantity": 2, "amount": {"minorUnits": 2400, "currency": "USD"}}]}""";

    static final String PREVIEW = """
            {"points": 106, "tier": "gold", "multiplier": "1.5", \
            "rules": [{"category": "tea", "perUnit": "1.5", "points": 54}, {"perUnit": "1", "points": 52}], \
            "availableAt": "2025-12-06T00:00:00Z", "expiresAt": "2027-01-01T00:00:00Z"}""";

    private PointsPreviewDocs() {}
}
