package dev.merit.coupons.redeeming;

/// The longer texts of the OpenAPI document.
final class RedeemingDocs {

    static final String VALIDATE = """
            Changes nothing. Names all that is in the way of redeeming the coupon, by the terms that it was issued under.

            A discount is on the eligible lines: those whose SKU or category the conditions name, less those excluded; \
            without such conditions on the whole order but its shipping. A percentage is of their total, rounded once, \
            half to even; the discount is shared out over them by the largest remainder, so that it adds up, and is \
            never more than a line's amount. `lines` has the discount of each of the order's items, in their order; \
            what falls on goods that the items leave out stands on no line. Free shipping takes off the order's \
            `shipping`, which is a part of its total.

            The codes of the reasons, with `have` and `need` where there are figures: `other-member`, `no-member` (it \
            is not there any more), `already-redeemed`, `not-yet-valid` and `expired` (now; the end of its validity \
            that is passed or not yet reached), `strategy-not-active` (its status; active), `channel` (the order's; \
            those it may have), `not-first-purchase` (purchases so far, with an order that such a coupon is redeemed \
            for; 0), `times` (what the clocks of the strategy's zone show; the days and hours), `currency` (the \
            order's; the strategy's), `no-eligible-items` (how many; at least 1), `minimum-spend` (what the eligible \
            lines cost, without shipping; the least), `no-shipping` (the order's shipping; at least one minor unit).""";

    static final String REDEEM = """
            The orderId is the key: while the coupon is redeemed for it, the same again is answered alike. A coupon \
            for a first purchase is redeemed if there is no purchase of the member at that moment, and no other order \
            that such a coupon is redeemed for; rolling that back frees it.""";

    private RedeemingDocs() {}
}
