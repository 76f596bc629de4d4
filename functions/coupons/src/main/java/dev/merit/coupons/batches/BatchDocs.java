package dev.merit.coupons.batches;

/// Examples and longer texts of the OpenAPI document.
final class BatchDocs {

    static final String REQUEST = """
            {"quantity": 100000}""";

    static final String REVOKE = """
            {"from": 501, "to": 1000, "reason": "The leaflets were stolen"}""";

    static final String BATCH = """
            {"batchId": "0f3a92", "strategyId": "k7d5x1c9r4tz", "status": "done", "quantity": 100000, "from": 1, \
            "to": 100000, "termsVersion": 1, "createdAt": "2025-11-22T10:15:30Z", "validFrom": "2025-11-01T05:00:00Z", \
            "validTo": "2027-03-01T05:00:00Z", "revoked": [{"from": 501, "to": 1000, \
            "reason": "The leaflets were stolen", "at": "2025-11-23T09:00:00Z"}], \
            "codes": "/v1/strategies/k7d5x1c9r4tz/batches/0f3a92/codes"}""";

    static final String LIST = "{\"items\": [" + BATCH + "]}";

    static final String CREATE = """
            Codes for leaflets or mailings: whoever has one may use it. The codes are computed from counters and stored \
            only when they are used, so the batch is created at once; `codes` lists them. The batch takes `quantity` \
            of the strategy's stock and keeps the terms that the strategy has now. A code has as many uses as a coupon; \
            each redemption and each reservation counts as one of the coupons that a member may have, as with a public \
            code.""";

    static final String CODES = """
            One line per code: its counter and the code. Revoked codes are left out. An answer has at most 100000 lines, \
            the limit of a function's answer; if there are more, `Link` leads to the next part.""";

    static final String REVOKE_CODES = """
            Unused codes of the range can no longer be redeemed or reserved; a redeemed code stays redeemed, and a \
            reserved code can be redeemed within its time. Ranges that overlap or touch become one range, with the latest \
            reason. The strategy's stock is not restored. A repetition changes nothing.""";

    private BatchDocs() {}
}
