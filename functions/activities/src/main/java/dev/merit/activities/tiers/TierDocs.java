package dev.merit.activities.tiers;

/// The longer texts of the OpenAPI document.
final class TierDocs {

    static final String SETTINGS = """
            The lowest tier first; who reaches none of them is in `standard`. By the `basis` `spend` counts what members \
            paid in `currency`, by `points` what activities earned them, each in the month of the purchase or activity in \
            UTC, imported history too. A refund goes off its purchase's month. The present month counts and the `months` \
            before it. Who reaches a tier is in it with the purchase's commit. Who no longer does, since months went by, \
            keeps it for `graceDays`; what is refunded, and a change of the tiers, counts at once. To change the tiers, \
            name their ETag in If-Match. They are in force everywhere after a minute at most.""";

    static final String MEMBER = """
            `have` is what counts now, in minor units of `currency` or in points. `next` tells what the next tier takes, \
            `keep` until when the present one lasts if nothing is bought any more, and what is missing for longer. In the \
            `history`, newest first, a change stands with the time when it was entered: by this call, or once a day.""";

    static final String EXAMPLE = """
            {"tier": "silver", "basis": "spend", "currency": "USD", "have": 31000, \
            "next": {"tier": "gold", "need": 50000, "missing": 19000}, \
            "keep": {"need": 20000, "missing": 20000, "until": "2026-12-31T00:00:00Z"}, \
            "history": [{"tier": "silver", "was": "standard", "at": "2025-11-22T10:15:30Z"}]}""";

    private TierDocs() {}
}
