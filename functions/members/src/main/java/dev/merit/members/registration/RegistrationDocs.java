package dev.merit.members.registration;

/// The longer texts of the OpenAPI document.
final class RegistrationDocs {

    static final String REGISTER = """
            A member may have an externalId, an e-mail and a phone, each of which no other member has. The same externalId \
            with the same content answers with the member that is there. Where there is no externalId, an Idempotency-Key \
            makes a repetition safe for 24 hours. `registeredAt` is now where it is left out; it may lie any time in the past.""";

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
            Each row is registered, recognised as a duplicate or rejected with a problem, and costs the others nothing. Of \
            rows that claim one name the first has it. A row with an externalId may be sent again.""";

    private RegistrationDocs() {}
}
