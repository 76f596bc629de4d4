package dev.merit.members.registration;

/// The longer texts of the OpenAPI document on registration.
final class RegistrationDocs {

    static final String REGISTER = """
            A member may have an externalId, an e-mail and a phone; no two members have one of them in common. A repetition \
            with the same externalId and content gets the existing member. Without an externalId, an Idempotency-Key makes \
            a repetition safe for 24 hours. `registeredAt` may be any time in the past; it is now if it is absent.""";

    static final String ANN = """
            {"externalId": "C-1001", "email": "ann@shop.example", "phone": "+44 20 7946 0000", "name": "Ann Example", \
            "birthDate": "1984-02-29", "locale": "en-GB", "channel": "web", \
            "consents": {"marketing": true, "profiling": false}, "attributes": {"newsletter": "weekly"}}""";

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
            Each row is registered, recognised as a duplicate, or rejected with a problem. A rejected row does not affect \
            the others. If several rows have the same externalId, e-mail or phone, the first gets it. A row with an \
            externalId may be sent again.""";

    private RegistrationDocs() {}
}
