package dev.merit.activities.points;

/// The longer texts of the OpenAPI document.
final class PointsDocs {

    static final String PROGRAMME = """
            A purchase in the programme's `currency` earns `perUnit` points for each major unit paid, or the rate of a \
            line's category where `categories` has one; rounded down once for the whole purchase. Where the lines come to \
            more than was paid, each counts in proportion; what is paid beyond them counts by `perUnit`. Other activities \
            earn by their type, for at most `mostPerDay` of them a day by one member, where that is given; give it to those that members tell \
            of themselves. A member begins with `signUp` points. What occurred \
            before `startsAt`, which stays as it is, or is now, where it is left out, earns nothing. Points of a purchase are pending for \
            `pendingDays` and expire at the end of the month, in UTC, in which they have been available for \
            `expireAfterMonths`; points that were earned keep the days that they were earned with. `pointValue` is what a \
            point takes off an order, in minor units; without it points cannot be spent. To change a programme, name its \
            ETag in If-Match. It is in force everywhere after a minute at most. `tiers` multiplies the points of purchases by the \
            tier that the member is in before the purchase, or before a batch with it, redemptions of a strategy of points by their factor; together \
            by at most 100, and rounded down afterwards. `birthday` is given within a day of midnight UTC of the birthday, \
            `referral` to both members for the first purchase of the one who was referred of which its `minimum` is kept, \
            to the one who referred for at most `mostPerMonth` others a month. `signUp` and `referral` are given once to each \
            e-mail and phone, whoever has it. Members may give points to one another where it says `transfers`, but \
            those from sign-up, referral and birthday.""";

    static final String BALANCE = """
            `balance` may be spent now. It is below zero where a refund took back points that had been spent: what is \
            earned next pays that first. `transferable` of it may be given to another member. `pending` becomes available as `maturing` tells, and `expiring` tells when what \
            is available expires; both change at midnight UTC.""";

    static final String ENTRIES = """
            Each entry names what caused it: an activity by its `activityId`, a redemption and its rollback by their \
            `orderId`, an adjustment by its `reason`. An activity stands at the time when it occurred. A refund takes back \
            exactly what its purchase earned, in proportion where it is a part, also after the points were spent or have \
            expired. All entries together are the balance and what is pending. An entry shows up within moments.""";

    static final String REDEEM = """
            Takes the points that expire first. The `orderId` is the key: the same again is answered alike. The discount \
            is the programme's `pointValue` for each, rounded down to the minor unit.""";

    static final String ROLL_BACK = """
            Gives the points back, with the expiry that they had: those whose day has passed meanwhile expire. Again \
            changes nothing. An order that was rolled back cannot be redeemed for again.""";

    static final String POINTS = """
            {"balance": 350, "pending": 70, "transferable": 250, "maturing": [{"points": 70, "at": "2025-12-04T00:00:00Z"}], \
            "expiring": [{"points": 350, "at": "2027-01-01T00:00:00Z"}]}""";

    static final String ENTRY = """
            {"kind": "purchase", "points": 70, "at": "2025-11-20T17:30:00Z", "activityId": "order-10042"}""";

    static final String LIST = "{\"items\": [" + ENTRY + "]}";

    static final String ADJUST = """
            {"adjustmentId": "goodwill-4711", "points": 500, "reason": "goodwill after a late delivery"}""";

    static final String ADJUSTMENT = """
            By hand and with a reason, which stands in the ledger. What is given may be spent at once. The `adjustmentId` is \
            the key among the member's adjustments and kept for good: the same again is answered alike and adjusts nothing. \
            An adjustment without one gets one, and only an Idempotency-Key, which is forgotten after 24 hours, makes it \
            safe to repeat.""";

    static final String ADJUSTED = """
            {"adjustmentId": "goodwill-4711", "points": 500, "reason": "goodwill after a late delivery", \
            "at": "2025-11-22T10:15:30Z"}""";

    static final String SPEND = "{\"orderId\": \"order-10043\", \"points\": 200}";

    static final String REDEMPTION = """
            {"orderId": "order-10043", "points": 200, "discount": {"minorUnits": 100, "currency": "USD"}, \
            "status": "redeemed", "at": "2025-11-22T10:15:30Z"}""";

    private PointsDocs() {}
}
