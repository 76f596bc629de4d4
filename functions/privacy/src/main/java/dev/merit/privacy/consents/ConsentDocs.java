package dev.merit.privacy.consents;

/// The longer texts and examples of consents in the OpenAPI document.
final class ConsentDocs {

    static final String REQUEST = """
            {"purpose": "marketing:email", "given": true, "wordingVersion": "2026-03", "channel": "web"}""";

    static final String CONSENT = """
            {"purpose": "marketing:email", "status": "given", "wordingVersion": "2026-03", "channel": "web", \
            "at": "2026-11-22T10:15:30Z", "changedBy": "storefront", "proof": "form-4711"}""";

    static final String RECORDED = """
            {"purpose": "marketing:email", "status": "pending", "wordingVersion": "2026-03", "channel": "web", \
            "at": "2026-11-22T10:15:30Z", "changedBy": "storefront", "token": "k3mB0q8v3nzt4r9c1x5d7Q2mXh3ZaVbC"}""";

    static final String LIST = "{\"items\": [" + CONSENT + "]}";

    static final String CONFIRM = """
            {"token": "k3mB0q8v3nzt4r9c1x5d7Q2mXh3ZaVbC"}""";

    static final String RESTRICT = """
            {"kind": "objection", "active": true, "reason": "By letter of 3 November"}""";

    static final String RESTRICTION = """
            {"kind": "objection", "active": true, "at": "2026-11-22T10:15:30Z", "changedBy": "storefront", \
            "reason": "By letter of 3 November"}""";

    static final String RESTRICTIONS = "{\"items\": [" + RESTRICTION + "]}";

    static final String RECORD = """
            Adds a row to the history, and changes what the member consents to now. Who withdraws `marketing` withdraws \
            all channels. A consent to a purpose in the setting `merit.consent.confirmed` is `pending`, gives no right, \
            and has a token that confirms it within seven days. Only the shop may ask for such a consent, and say `at`, \
            `guardian` and `proof`. A minor's consent needs `guardian`.""";

    static final String CONFIRMATION = """
            Gives the consent that waits for the token. A repetition gets the same answer.""";

    static final String RESTRICTING = """
            While a restriction (the data are only stored) or an objection (to profiling and direct marketing) is active, \
            the member is neither profiled nor sent marketing, whatever it has consented to.""";

    private ConsentDocs() {}
}
