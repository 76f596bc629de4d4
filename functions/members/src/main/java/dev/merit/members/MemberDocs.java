package dev.merit.members;

/// The longer texts of the OpenAPI document on members.
final class MemberDocs {

    static final String MEMBER = """
            {"memberId": "3v8q0m2k7d5x1c9r4tzn", "externalId": "C-1001", "email": "ann@shop.example", \
            "phone": "+44 20 7946 0000", "name": "Ann Example", "birthDate": "1984-02-29", "locale": "en-GB", \
            "channel": "web", "consents": {"marketing": true, "profiling": false}, \
            "attributes": {"newsletter": "weekly"}, "tier": "standard", "registeredAt": "2025-11-22T10:15:30Z"}""";

    static final String LIST = "{\"items\": [" + MEMBER + "]}";

    static final String PATCH = """
            {"email": "ann@new.example", "locale": null}""";

    static final String LOOKUP = """
            With one of `externalId`, `email` and `phone`, for storefronts and operators: the member who has it. Without \
            them, for marketers and operators: all members, the newest first, or those in `tier`, whose entry into it was \
            noted last first. Operators see the whole members; marketers see them without what identifies or \
            describes the person. A storefront lists nobody. Members who were registered a moment ago may be missing; a \
            tier that was just reached is noted within a day, or when it is asked for. With a `tier`, a page may have few \
            members or none though more follow.

            E-mails and phones are found in any spelling; docs/identities.md says which spellings count as the same. A \
            national phone number belongs to the region that `merit.members.region` names. A plus sign is written %2B.""";

    static final String CHANGE = """
            A JSON Merge Patch of the fields of a registration, except referredBy and registeredAt. If-Match names the \
            version that is changed. A member's own token may change name, locale and consents, and the attributes that \
            the setting `merit.members.self-service` names. Other fields are `forbidden`, and `errors` names them. So a \
            member never learns whether another member has an address.""";

    private MemberDocs() {}
}
