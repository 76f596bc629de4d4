package dev.merit.privacy.requests;

/// The longer texts and examples of data requests in the OpenAPI document.
final class DataRequestDocs {

    static final String REQUEST = """
            {"requestId": "k2m0q8v3nzt4r9c1x5d7", "kind": "erasure", "memberId": "3v8q0m2k7d5x1c9r4tzn", \
            "status": "running", "requestedAt": "2026-11-22T10:15:30Z", "dueBy": "2026-12-22T10:15:30Z"}""";

    static final String LIST = "{\"items\": [" + REQUEST + "]}";

    static final String CERTIFICATE = """
            {"erasedAt": "2026-11-22T10:15:30Z", "ledgerPosition": "7.1042", \
            "removed": [{"what": "profileFields", "count": 5}, {"what": "pointsEntries", "count": 12}], \
            "kept": [{"what": "purchases", "count": 9, "ground": "Accounts: GDPR article 17(3)(b)"}], \
            "totals": [{"total": "purchases", "currency": "USD", "upTo": "2026-11-22T10:15:00Z", \
            "before": 1234500, "after": 1234500}]}""";

    static final String ERASE = """
            Removes at once what identifies the member: the profile and its key, the identities, the referral code, the \
            points and the consents that are in force. From then on the member is unknown. The schedule removes the rest \
            in steps: browsing, reviews and other activities, entries of points, unused coupons, entries in segments. \
            Purchases and refunds keep their amounts under an id that names nobody, so all totals stay as they are; the \
            number of members falls by one now. A repetition answers the same request.""";

    static final String EXPORT = """
            Asks for everything that is held about the member (GDPR articles 15 and 20, PIPL article 45). The schedule \
            writes it in files of at most about 1 MB, each as JSON and as CSV with the same rows, and last a manifest with \
            their checksums and the meaning of each field. While an export of the member runs, it is answered, and no \
            other one begins. The files can be downloaded for seven days; an erasure of the member destroys them.""";

    static final String DOWNLOAD = """
            The `files` of the request name them. They are there from the end of the export until `availableUntil`, \
            unless the member is erased. A file in JSON is an array of rows, `manifest.json` is an object. The audit log \
            has an entry of the download, unless the member does it.""";

    static final String FILE = """
            [{"currency": "USD", "net": 7000, "purchases": 1, "refunds": 0}]""";

    static final String LIFT = """
            {"email": "ann@shop.example"}""";

    static final String LIFTS = """
            If the setting `merit.privacy.suppression-ground` is set, nobody can register with the identities of an erased \
            member, so that an import of old files does not register the member again. This is for a person who comes \
            back. There is no second bonus for signing up.""";

    private DataRequestDocs() {}
}
