package dev.merit.coupons.batches;

/// Examples and the longer texts of the OpenAPI document.
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

    static final String MAKE = """
            Codes for leaflets or mailings, which whoever has one may use. They are derived from a counter and kept \
            nowhere until they are used, so the job is done at once; `codes` lists them. They take `quantity` of the \
            strategy's stock, and keep the terms that the strategy has now. A code has a coupon's uses; each of its \
            redemptions and reservations counts as one of the coupons that a member may have, as those of a public \
            code do.""";

    static final String CODES = """
            Lines of a counter and its code, without those that are revoked. At most so many lines are answered at \
            once as fit in the answer of a function, 100000; where there are more, `Link` names the next ones.""";

    static final String REVOKING = """
            Codes that are not used by then are not redeemed or reserved any more; what is redeemed stays so, and what \
            is reserved may be redeemed within its time. Ranges that overlap or touch become one, with the latest \
            reason. Nothing goes back to the strategy's stock. The same again changes nothing.""";

    private BatchDocs() {}
}
