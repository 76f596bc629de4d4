package dev.merit.activities.points;

/// The longer texts of the OpenAPI document on points.
final class PointsDocs {

    static final String PROGRAMME = """
            A purchase in the programme's `currency` earns `perUnit` points for each major unit paid. A line \
            whose category is in `categories` earns that rate instead. If the lines add up to more than was paid, each \
            counts in proportion. The amount paid beyond the lines counts by `perUnit`. The points are rounded down once \
            for the whole purchase. Other activities earn by their type. `mostPerDay` limits how many of a type earn \
            points for one member in a day; set it for types that members record themselves. A new member gets `signUp` \
            points. Activities before `startsAt` earn nothing. Without `startsAt` a programme starts when it is set first, \
            and a change keeps that start.

            Points of a purchase are pending for `pendingDays`. Points expire at the end of the \
            month, in UTC, in which they have been available for `expireAfterMonths`. A change of the programme does not \
            move the days of points that are already earned.

            `pointValue` is the discount of one point, in minor units. Without it points cannot be spent.

            `tiers` multiplies the points of a purchase by the factor of the tier that the member has \
            before the purchase, or before the batch of the purchase. A redemption of a strategy of the kind `points` \
            multiplies them by its factor. The factors together are at most 100. The points are rounded down afterwards.

            `birthday` is given within a day of midnight UTC of the birthday. `referral` is given to both members \
            for the first purchase of the referred member of which at least `minimum` is kept. The referring member gets \
            it for at most `mostPerMonth` others a month. `signUp` and `referral` are given once for each e-mail and \
            phone. With `transfers`, members may transfer points to one another, except points from sign-up, referral \
            and birthday.

            To change a programme, send its ETag in If-Match. A change is in force everywhere after at most a minute.""";

    static final String BALANCE = """
            `balance` may be spent now. It is negative if a refund took back points that were already spent; the next \
            points that the member earns make up for it. `transferable` is the part that the member may transfer. \
            `maturing` says when `pending` points become available, and `expiring` when available points expire. Both \
            change at midnight UTC.""";

    static final String ENTRIES = """
            Each entry names its cause: an activity by its `activityId`, a redemption and its rollback by their `orderId`, \
            an adjustment by its `reason`. The time of an activity is when it occurred. A refund takes back exactly what \
            its purchase earned, or a proportional part of it, also after the points were spent or have expired. The sum \
            of all entries is the balance plus the pending points. A new entry appears within moments.""";

    static final String REDEEM = """
            Takes the points that expire first. The `orderId` is the idempotency key: the same request again gets the same \
            answer. The discount is the programme's `pointValue` for each point, rounded down to the minor unit.""";

    static final String ROLL_BACK = """
            Returns the points with the expiry that they had. Points whose day has passed expire at once. A repetition \
            changes nothing. Points cannot be redeemed again for an order that was rolled back.""";

    static final String POINTS = """
            {"balance": 350, "pending": 70, "transferable": 250, "maturing": [{"points": 70, "at": "2025-12-04T00:00:00Z"}], \
            "expiring": [{"points": 350, "at": "2027-01-01T00:00:00Z"}]}""";

    static final String ENTRY = """
            {"kind": "purchase", "points": 70, "at": "2025-11-20T17:30:00Z", "activityId": "order-10042"}""";

    static final String LIST = "{\"items\": [" + ENTRY + "]}";

    static final String ADJUST = """
            {"adjustmentId": "goodwill-4711", "points": 500, "reason": "goodwill after a late delivery"}""";

    static final String ADJUSTMENT = """
            Gives a member points, or takes some away if `points` is negative. The `reason` is shown in the entries. Points \
            that are given may be spent at once. The `adjustmentId` is unique among the member's adjustments and kept for \
            good: the same request again gets the same answer and adjusts nothing. An adjustment without one gets one. \
            Then only an Idempotency-Key, which is kept for 24 hours, makes the request safe to repeat.""";

    static final String ADJUSTED = """
            {"adjustmentId": "goodwill-4711", "points": 500, "reason": "goodwill after a late delivery", \
            "at": "2025-11-22T10:15:30Z"}""";

    static final String SPEND = "{\"orderId\": \"order-10043\", \"points\": 200}";

    static final String REDEMPTION = """
            {"orderId": "order-10043", "points": 200, "discount": {"minorUnits": 100, "currency": "USD"}, \
            "status": "redeemed", "at": "2025-11-22T10:15:30Z"}""";

    private PointsDocs() {}
}
