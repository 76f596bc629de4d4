package dev.merit.segments;

/// What the OpenAPI document says about segments at some length.
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

    static final String MEMBERS = """
            {"items": [{"memberId": "3v8q0m2k7d5x1c9r4tzn", "since": "2026-11-22T03:00:00Z"}]}""";

    static final String CREATE = """
            It has no members at first: the schedule finds out who fits within minutes, and again each day. All rules \
            under `all` must hold, and of those under `any` one; `days` are of 24 hours, back from the refresh. \
            `recency`, `frequency` and `monetary` are scores from 1 to 5: where the member stands, in fifths, among \
            all who have bought, 5 being the best; equal ones stand together.""";

    static final String CHANGE = """
            With other rules it keeps its members, and has no `refreshedAt`, until the next refresh.""";

    private SegmentDocs() {}
}
