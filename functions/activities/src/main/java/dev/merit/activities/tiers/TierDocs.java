package dev.merit.activities.tiers;

/// The longer texts of the OpenAPI document on tiers.
final class TierDocs {

    static final String SETTINGS = """
            The tiers are listed from the lowest to the highest. A member who reaches none is in `standard`. With the \
            `basis` `spend` the amounts paid in `currency` count, with `points` the points earned by activities. Each \
            counts in the month, in UTC, in which the purchase or activity occurred, imported history included. A refund \
            reduces the month of its purchase. The present month and the `months` before it count. A member reaches a \
            tier when the purchase is committed. A member who no longer qualifies because months have passed keeps the \
            tier for `graceDays`. A refund and a change of the tiers take effect at once. To change the tiers, send their \
            ETag in If-Match. A change is in force everywhere after at most a minute.""";

    static final String MEMBER = """
            `have` is the sum that counts now, in minor units of `currency` or in points. `next` says what the next tier \
            needs. `keep` says until when the present tier lasts without further purchases, and what is missing to keep it \
            longer. `history` lists the changes of the tier, newest first, with the time at which each was entered: by \
            this call, or once a day.""";

    static final String EXAMPLE = """
            {"tier": "silver", "basis": "spend", "currency": "USD", "have": 31000, \
            "next": {"tier": "gold", "need": 50000, "missing": 19000}, \
            "keep": {"need": 20000, "missing": 20000, "until": "2026-12-31T00:00:00Z"}, \
            "history": [{"tier": "silver", "was": "standard", "at": "2025-11-22T10:15:30Z"}]}""";

    private TierDocs() {}
}
