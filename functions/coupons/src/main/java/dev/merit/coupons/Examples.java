package dev.merit.coupons;

/// Examples of coupons and redemptions in the OpenAPI document.
public final class Examples {

    public static final String ISSUE = """
            {"memberId": "3v8q0m2k7d5x1c9r4tzn"}""";

    public static final String COUPON = """
            {"code": "SPRING-7KQ2MXH3Z", "strategyId": "k7d5x1c9r4tz", "termsVersion": 1, \
            "memberId": "3v8q0m2k7d5x1c9r4tzn", "status": "issued", "issuedAt": "2025-11-22T10:15:30Z", "validFrom": "2025-11-01T05:00:00Z", \
            "validTo": "2027-03-01T05:00:00Z", "uses": {"most": 1, "redeemed": 0, "reserved": 0}}""";

    public static final String PUBLIC_CODE = """
            {"code": "SUMMER26"}""";

    public static final String COUPONS = "{\"items\": [" + COUPON + "]}";

    private static final String ORDER = """
            {"total": {"minorUnits": 8000, "currency": "USD"}, "channel": "web", \
            "items": [{"sku": "TEA-100", "name": "Green tea", "category": "tea", "quantity": 2, \
            "amount": {"minorUnits": 8000, "currency": "USD"}}]}""";

    public static final String VALIDATION_REQUEST =
            "{\"memberId\": \"3v8q0m2k7d5x1c9r4tzn\", \"order\": " + ORDER + "}";

    public static final String VALIDATION = """
            {"redeemable": true, "discount": {"minorUnits": 1000, "currency": "USD"}, \
            "payable": {"minorUnits": 7000, "currency": "USD"}, \
            "lines": [{"sku": "TEA-100", "discount": {"minorUnits": 1000, "currency": "USD"}}], "reasons": []}""";

    public static final String REDEEM =
            "{\"memberId\": \"3v8q0m2k7d5x1c9r4tzn\", \"orderId\": \"order-10042\", \"order\": " + ORDER + "}";

    public static final String RESERVE =
            "{\"memberId\": \"3v8q0m2k7d5x1c9r4tzn\", \"orderId\": \"order-10042\", \"order\": " + ORDER
                    + ", \"seconds\": 900}";

    public static final String COMBINE =
            "{\"memberId\": \"3v8q0m2k7d5x1c9r4tzn\", \"orderId\": \"order-10042\", \"order\": " + ORDER
                    + ", \"codes\": [\"SPRING-7KQ2MXH3Z\", \"SUMMER26\"]}";

    public static final String RESERVE_COMBINED =
            "{\"memberId\": \"3v8q0m2k7d5x1c9r4tzn\", \"orderId\": \"order-10042\", \"order\": " + ORDER
                    + ", \"codes\": [\"SPRING-7KQ2MXH3Z\", \"SUMMER26\"], \"seconds\": 900}";

    public static final String VALIDATE_COMBINED = "{\"memberId\": \"3v8q0m2k7d5x1c9r4tzn\", \"order\": " + ORDER
            + ", \"codes\": [\"SPRING-7KQ2MXH3Z\", \"SUMMER26\"]}";

    public static final String COMBINED_VALIDATION = """
            {"redeemable": true, "applied": [{"code": "SPRING-7KQ2MXH3Z", \
            "discount": {"minorUnits": 1000, "currency": "USD"}, "payable": {"minorUnits": 7000, "currency": "USD"}}, \
            {"code": "SUMMER26", "discount": {"minorUnits": 500, "currency": "USD"}, \
            "payable": {"minorUnits": 6500, "currency": "USD"}}], \
            "discount": {"minorUnits": 1500, "currency": "USD"}, "payable": {"minorUnits": 6500, "currency": "USD"}, \
            "reasons": []}""";

    public static final String REDEMPTION = """
            {"redemptionId": "9r4tzn3v8q0m2k7d5x1c", "code": "SPRING-7KQ2MXH3Z", "strategyId": "k7d5x1c9r4tz", \
            "memberId": "3v8q0m2k7d5x1c9r4tzn", "orderId": "order-10042", \
            "discount": {"minorUnits": 1000, "currency": "USD"}, "payable": {"minorUnits": 7000, "currency": "USD"}, \
            "lines": [{"sku": "TEA-100", "discount": {"minorUnits": 1000, "currency": "USD"}}], "status": "redeemed"}""";

    public static final String COMBINED = "{\"redemptions\": [" + REDEMPTION
            + "], \"discount\": {\"minorUnits\": 1000, \"currency\": \"USD\"}, "
            + "\"payable\": {\"minorUnits\": 7000, \"currency\": \"USD\"}}";

    private Examples() {}
}
