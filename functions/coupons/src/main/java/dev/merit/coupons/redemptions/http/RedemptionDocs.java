package dev.merit.coupons.redemptions.http;

/// The longer texts of the OpenAPI document.
final class RedemptionDocs {

    static final String VALIDATE = """
            Changes nothing. Names all that is in the way of redeeming the coupon, by the terms that it was issued under.

            A discount is on the eligible lines: those whose SKU or category the conditions name, less those excluded; \
            without such conditions on the whole order but its shipping. A percentage is of their total, rounded once, \
            half to even; the discount is shared out over them by the largest remainder, so that it adds up, and is \
            never more than a line's amount. `lines` has the discount of each of the order's items, in their order, also \
            where it is nothing; what falls on goods that the items leave out is `otherDiscount`. Free shipping takes off \
            the order's `shipping`, which is a part of its total: `shippingDiscount`. A gift voucher has no discount: it \
            pays for goods and shipping, at most what is left on it. Then `discount` is 0 and `payment` is what it pays. \
            Where the order names its items, the discounts of the lines, `shippingDiscount` and `otherDiscount` add up to \
            `discount`; of a gift voucher they say what the payment is for, and add up to `payment`.

            With an `orderId`, what that order holds by reservation or redemption is not in the way. What the same \
            order, line by line, has reserved comes to what it was reserved at; for an order that has changed since, it \
            is what it would come to if the reservation were released.

            `reasons` has all reasons that apply, in three steps. The `code` of a reason lists every code with what `have` \
            and `need` are. Only if no other reason applies, `no-effect` is answered: the coupon, by itself or behind the \
            others, would take nothing off and pay nothing, as a percentage that rounds to 0 does; a coupon that multiplies \
            points always has an effect. Only if that does not apply either, `member-limit-reached`, `sold-out` and \
            `budget-exhausted` are checked. Where reservations hold what there is, `already-redeemed`, `voucher-empty` and \
            `member-limit-reached` have `reservedUntil`.""";

    static final String REDEEM = """
            The orderId is the key: while the coupon is redeemed for it, the same again is answered alike. A coupon \
            for a first purchase is redeemed if there is no purchase of the member at that moment, and no other order \
            that such a coupon is redeemed for; rolling that back frees it.

            Codes that are redeemed for one order by separate requests are not held against each other: each is priced \
            for the order as it is sent. So send what the others have left, shipping too, or all codes in one request.

            A gift voucher pays for as many orders as it lasts, one redemption each: all that is left to pay or that is \
            left on it, whichever is less, or at most the `amount` named. It is for the member whose it is, or, without \
            one, for any. An ended strategy's vouchers are good as long as they are valid; while it is paused, none is.""";

    static final String RESERVE = """
            Holds the coupon, with its discount, for so many seconds: its use, what it takes of the strategy's budget, \
            and of a public code's stock. Redeeming the same code for the same orderId and order within that time \
            confirms it at that price, whatever becomes of the strategy meanwhile; only a coupon for a first purchase \
            is not held to be one, and judged again. After that time it is as good as released.""";

    static final String NOT_ELIGIBLE = "`reasons` has the form that validate answers.";

    static final String CONFLICT = "`coupon` is the code. " + CombinedDocs.RESERVED_UNTIL;

    static final String LIST = """
            {"items": [{"at": "2025-11-22T10:15:30Z", "redemption": {"redemptionId": "9r4tzn3v8q0m2k7d5x1c", \
            "code": "SPRING-7KQ2MXH3Z", "strategyId": "k7d5x1c9r4tz", "memberId": "3v8q0m2k7d5x1c9r4tzn", \
            "orderId": "order-10042", "discount": {"minorUnits": 1000, "currency": "USD"}, \
            "payable": {"minorUnits": 7000, "currency": "USD"}, "status": "redeemed"}}]}""";

    static final String LISTS = """
            The redemptions of a member, of a strategy, or of an order: exactly one of `memberId`, `strategyId` and \
            `orderId` is required. `from` is included and `to` is excluded. Those of a member and of an order are listed by \
            the time they were reserved or redeemed, `at`. Those of a strategy are listed by the time they were redeemed, \
            also if they are rolled back since; its reservations only with the status `reserved`, by the time they end; \
            what was released not at all. With a `status`, a page may have few redemptions or none though more follow. \
            Redemptions from before there were these lists are not in them.""";

    private RedemptionDocs() {}
}
