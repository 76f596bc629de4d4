package dev.merit.segments;

/// The longer texts and examples of segments in the OpenAPI document.
final class SegmentDocs {

    static final String REQUEST = """
            {"name": "Tea lovers", "rules": {"all": [{"type": "consent", "name": "marketing"}, \
            {"type": "monetary", "currency": "USD", "atLeast": 4}, \
            {"type": "viewedNotBought", "category": "tea", "days": 30}]}}""";

    static final String SEGMENT = """
            {"segmentId": "x1c9r4tzn3v8", "name": "Tea lovers", "rules": {"all": [{"type": "consent", \
            "name": "marketing"}, {"type": "monetary", "currency": "USD", "atLeast": 4}, \
            {"type": "viewedNotBought", "category": "tea", "days": 30}]}, "size": 2512, \
            "refreshedAt": "2026-11-22T03:00:00Z", "createdAt": "2026-11-01T10:15:30Z"}""";

    static final String LIST = "{\"items\": [" + SEGMENT + "]}";

    static final String DELETE = """
            Refused while the conditions of a strategy that has not ended name the segment, or an issuance job for it has \
            not ended; the answer names them. The segment is gone at once: it is in no list, and nothing may name it. \
            Its members are removed by the schedule, some at a time, so for some minutes a coupon issued under earlier \
            terms that name it may still be for them; after that such a coupon is for nobody.""";

    static final String MEMBERS = """
            {"items": [{"memberId": "3v8q0m2k7d5x1c9r4tzn", "since": "2026-11-22T03:00:00Z"}]}""";

    static final String CREATE = """
            A new segment has no members. The schedule determines them within minutes, and again once a day. All rules \
            of `all` and one rule of `any` must apply to a member. `days` are of 24 hours, counted back from the refresh. \
            `recency`, `frequency` and `monetary` are scores from 1 to 5: the fifth in which a member stands among all \
            members who have bought, 5 being the best. Members with equal figures have the same score.""";

    static final String CHANGE = """
            With other rules the segment keeps its members and has no `refreshedAt` until the next refresh.""";

    static final String PROFILING = "Whether entering the segment counts as profiling, so that members who object, or"
            + " do not consent, stay out. If it is absent, the rules decide: all but locale, channel, tier and consent"
            + " look at the person or at what the member did.";

    private SegmentDocs() {}
}
