package dev.merit.members;

/// The longer texts of the OpenAPI document.
final class Docs {

    static final String REGISTER = """
            A member may have an externalId, an e-mail and a phone, each of which no other member has. The same externalId \
            with the same content answers with the member that is there. Where there is no externalId, an Idempotency-Key \
            makes a repetition safe for 24 hours. `registeredAt` is now where it is left out; it may lie any time in the past.""";

    static final String REFERRAL = """
            Whoever is registered with it in `referredBy` was referred by this member. Where the points programme has a \
            `referral`, both are given its points for the other's first purchase that is not wholly refunded: within a \
            day after its points are no longer pending, once, and never for a purchase before the programme's start. \
            Letters may be capital.""";

    static final String ANN = """
            {"externalId": "C-1001", "email": "ann@shop.example", "phone": "+44 20 7946 0000", "name": "Ann Example", \
            "birthDate": "1984-02-29", "locale": "en-GB", "channel": "web", \
            "consents": {"marketing": true, "profiling": false}, "attributes": {"newsletter": "weekly"}}""";

    static final String MEMBER = """
            {"memberId": "3v8q0m2k7d5x1c9r4tzn", "externalId": "C-1001", "email": "ann@shop.example", \
            "phone": "+44 20 7946 0000", "name": "Ann Example", "birthDate": "1984-02-29", "locale": "en-GB", \
            "channel": "web", "consents": {"marketing": true, "profiling": false}, \
            "attributes": {"newsletter": "weekly"}, "tier": "standard", "registeredAt": "2025-11-22T10:15:30Z"}""";

    static final String LIST = "{\"items\": [" + MEMBER + "]}";

    static final String PATCH = """
            {"email": "ann@new.example", "locale": null}""";

    static final String ROWS = """
            {"members": [{"externalId": "C-1002", "name": "Ben Example", "registeredAt": "2024-05-01T09:00:00+02:00"}, \
            {"externalId": "C-1003", "email": "none"}]}""";

    static final String RESULTS = """
            {"results": [{"externalId": "C-1002", "memberId": "3v8q0m2k7d5x1c9r4tzn", "status": "registered"}, \
            {"externalId": "C-1003", "status": "rejected", "problem": {"type": "/problems/invalid-fields", \
            "title": "Invalid fields", "status": 422, "code": "invalid-fields", \
            "detail": "Some fields are not acceptable.", \
            "errors": [{"pointer": "/email", "reason": "is not an e-mail address"}]}}], \
            "registered": 1, "duplicate": 0, "rejected": 1}""";

    static final String BATCH = """
            Each row is registered, recognised as a duplicate or rejected with a problem, and costs the others nothing. Of \
            rows that claim one name the first has it. A row with an externalId may be sent again.""";

    static final String LOOKUP = """
            E-mails are compared without regard to case, phones without spaces and punctuation. The plus sign of a phone \
            is written %2B.""";

    static final String CHANGE = """
            A JSON Merge Patch of the fields that registration takes, without referredBy and registeredAt. If-Match names \
            the version that is changed. A member cannot change its externalId.""";

    static final String ALREADY_REGISTERED =
            "`already-registered`: another member has this externalId, e-mail or phone. `errors` names the fields.";

    static final String INVALID = "`invalid-fields`: `errors` names each field and why.";

    private Docs() {}
}
