package dev.merit.coupons.redemptions.http;

/// The longer texts of the OpenAPI document.
final class CombinedDocs {

    static final String COMBINE = """
            All or none of up to five codes, each of another strategy, and if there are several, of strategies that are \
            `stackable`. Gift vouchers go with all and with each other: they pay what the discounts leave, first \
            the one that expires first, and of those the one with less left. Each must be for the order as it is sent; the discounts apply one behind the other, each on \
            what is left to pay then. Of all the ways to order them it is the one with the largest discount in all; \
            among equal ones one in which the most of them take something off, then one that the budgets have enough \
            for, and then the first by the codes. Where one would take nothing off in any of these, none is redeemed \
            (`no-effect`). The same request again is answered alike.""";

    static final String VALIDATE_COMBINED = """
            Changes nothing. What redeeming all of the codes together would come to: `applied` has each in the order \
            in which they apply, `discount` is what all of them take off, `payment` what gift vouchers \
            pay, and `payable` what is left. Where it cannot be, `reasons` names all that is in the way, each with \
            the code that it is about, `coupon`: as for a single code, and `not-stackable` for each that does not go \
            with the others.

            With an `orderId`, what that order holds by reservation or redemption is not in the way. What the same \
            request has reserved comes to what it was reserved at; for other codes or an order that has changed since, \
            it is what they would come to if the reservations were released.""";

    static final String RESERVE_COMBINED = """
            Holds all of the codes or none, priced together as redeeming them would be, for so many seconds, all up to \
            the same moment. `POST /v1/redemptions` with the same codes and order within that time redeems them all \
            at that price; a part of them, or one by itself, is refused as `redemption-differs`. Each may be released \
            by itself; then release the others too before anything else is asked for with this orderId.""";

    static final String NOT_COMBINED = "`not-eligible` with `reasons` as validate gives them, each with its `coupon`; "
            + "`not-stackable` with the `codes` that do not go with others; or `invalid-fields`";

    private CombinedDocs() {}
}
