package dev.merit.activities;

/// Examples of activities in the OpenAPI document.
final class ActivityDocs {

    static final String PURCHASE = """
            {"activityId": "order-10042", "externalMemberId": "C-1001", "type": "purchase", \
            "occurredAt": "2025-11-20T18:30:00+01:00", "channel": "web", \
            "amount": {"minorUnits": 7000, "currency": "USD"}, \
            "items": [{"sku": "TEA-100", "name": "Green tea", "category": "tea", "quantity": 2, \
            "amount": {"minorUnits": 8000, "currency": "USD"}}]}""";

    static final String RECORDED = """
            {"activityId": "order-10042", "memberId": "3v8q0m2k7d5x1c9r4tzn", "type": "purchase", \
            "occurredAt": "2025-11-20T17:30:00Z", "recordedAt": "2025-11-22T10:15:30Z", "channel": "web", \
            "amount": {"minorUnits": 7000, "currency": "USD"}, \
            "items": [{"sku": "TEA-100", "name": "Green tea", "category": "tea", "quantity": 2, \
            "amount": {"minorUnits": 8000, "currency": "USD"}}]}""";

    static final String LIST = "{\"items\": [" + RECORDED + "]}";

    static final String ROWS = """
            {"activities": [{"activityId": "login-1", "externalMemberId": "C-1001", "type": "login", \
            "occurredAt": "2025-11-20T18:00:00Z"}, {"activityId": "refund-1", "externalMemberId": "C-1001", \
            "type": "refund", "refundOf": "order-10042", "occurredAt": "2025-11-21T09:00:00Z", \
            "amount": {"minorUnits": 3500, "currency": "USD"}}]}""";

    static final String RESULTS = """
            {"results": [{"activityId": "login-1", "status": "recorded"}, {"activityId": "refund-1", \
            "status": "rejected", "problem": {"type": "/problems/unknown-purchase", "title": "Unknown purchase", \
            "status": 422, "code": "unknown-purchase", "detail": "The member has no purchase of that id.", \
            "errors": [{"pointer": "/refundOf", "reason": "The member has no purchase of that id."}]}}], \
            "recorded": 1, "duplicate": 0, "rejected": 1}""";

    static final String REASSIGN = """
            {"memberId": "k7d5x1c9r4tzn3v8q0m2", "fromMemberId": "3v8q0m2k7d5x1c9r4tzn"}""";

    static final String REASSIGNMENT = """
            Corrects the member of an order. A purchase moves with its refunds. The sums of purchases, the points, the tier \
            and the data for segments move with it. The totals and the revenue of strategies do not change. Points that \
            the first member has already spent are subtracted from those that it earns next. Expired points are not given \
            again. `fromMemberId` may be absent if ids are unique in the shop. A repetition changes nothing. The first \
            member cannot use the id again.""";

    private ActivityDocs() {}
}
