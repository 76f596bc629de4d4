package dev.merit.coupons.redemptions.http;

/// The longer texts of the OpenAPI document.
final class CombinedDocs {

    static final String COMBINE = """
            Redeems all of up to five codes and promotions, or none. Each is of another strategy, and if there are \
            several, their strategies are `stackable`. Gift vouchers may be combined with all: they pay what the discounts \
            leave, first the one that expires first, and of those the one with less left. Each code must be for the order \
            as it is sent. The discounts apply one after the other, each to what is left to pay then, in the sequence with \
            the largest discount in all; among equal ones in one in which the most of them take something off, then in \
            one for which the budgets are sufficient, and then in the first by the codes. If one takes nothing off in any \
            sequence, none is redeemed (`no-effect`). The same request again has the same answer.

            `strategyIds` names running promotions that are redeemed without a code: a coupon is issued to the member and \
            used in the same step, within the stock, the member's limit and the budget. A rollback removes it, unless \
            other orders have used it.

            With `best`, Merit chooses the best combination of the codes and promotions named, the member's own coupons \
            and the running promotions. While the order holds the choice, the same request again is answered with it.""";

    static final String VALIDATE_COMBINED = """
            Changes nothing. Shows what redeeming all of the codes and promotions together comes to: `applied` has each in \
            the order in which they apply, `discount` is what all of them take off, `payment` what gift vouchers pay, and \
            `payable` what is left. If they cannot be redeemed, `reasons` names all reasons, each with the code that it is \
            about, `coupon`, or the promotion, `strategyId`: as for a single code, and `not-stackable` for each that may \
            not be combined with the others. With `best`, it shows what Merit would choose.

            With an `orderId`, what that order holds by reservation or redemption counts as free. What the same request has \
            reserved comes to what it was reserved at; for other codes, or an order that has changed since, it is what they \
            would come to if the reservations were released.""";

    static final String RESERVE_COMBINED = """
            Reserves all of the codes and promotions or none, with the discounts that redeeming them has, for so many \
            seconds. `POST /v1/redemptions` with the same content within that time redeems them all at that price; a part \
            of them is refused as `redemption-differs`. Each may be released by itself; then release the others too before \
            anything else is requested with this orderId.""";

    static final String NOT_ELIGIBLE = "`reasons` has the form that validate answers, each with its `coupon`.";

    static final String RESERVED_UNTIL =
            "`reservedUntil` is the end of the first reservation, where reservations hold what is left.";

    static final String CONFLICT = "`coupon` is the code or `strategyId` the promotion. " + RESERVED_UNTIL;

    private CombinedDocs() {}
}
