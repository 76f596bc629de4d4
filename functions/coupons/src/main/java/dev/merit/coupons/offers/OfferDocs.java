package dev.merit.coupons.offers;

/// Texts of the OpenAPI document.
final class OfferDocs {

    static final String REQUEST = """
            {"order": {"total": {"minorUnits": 8000, "currency": "USD"}, "channel": "web"}}""";

    static final String OFFERS = """
            {"offers": [{"code": "SPRING-7KQ2MXH3Z", "strategyId": "k7d5x1c9r4tz", "name": "Spring", "kind": "coupon", \
            "stackable": true, "validTo": "2027-03-01T05:00:00Z", "redeemable": true, \
            "discount": {"minorUnits": 1000, "currency": "USD"}, "payable": {"minorUnits": 7000, "currency": "USD"}, \
            "reasons": []}, {"code": "BIGCART", "strategyId": "c9r4tzk7d5x1", "name": "Big carts", "kind": "promotion", \
            "stackable": false, "redeemable": false, "reasons": [{"code": "minimum-spend", \
            "detail": "What the coupon is for costs too little.", "have": {"minorUnits": 8000, "currency": "USD"}, \
            "need": {"minorUnits": 10000, "currency": "USD"}}]}], "best": {"codes": ["SPRING-7KQ2MXH3Z"], \
            "discount": {"minorUnits": 1000, "currency": "USD"}, "payable": {"minorUnits": 7000, "currency": "USD"}}}""";

    static final String OFFER = """
            Judges the member's newest 100 coupons that are neither redeemed nor expired, and up to 50 promotions that \
            are active and have a public code, each by itself and as validate does; nothing is changed. What is not \
            for the order says why in `reasons`, with what there is and what it takes. Gift vouchers, which take nothing \
            off but pay for what is left, are not among them, and so never part of `best`.

            A promotion is a strategy of the kind `promotion` or `points`; the public codes of other kinds are known \
            only to whom the shop tells them. Of several codes of one strategy it is the latest.

            `best` is what to redeem: the codes that together take the most off, one alone or up to five of different \
            strategies that are `stackable`, in the order in which they apply. `POST /v1/redemptions` with them comes \
            to the same. Of choices that take the same it is the one of the fewest codes. Of up to six \
            stackable ones there is no better choice. Where there are more, six are tried together: the one that takes \
            the most off, then, one by one, the one that adds the most to those before it. There may be better then, \
            but none of these, and nothing that takes more alone. Where there is room, the stackable code that multiplies \
            points the most goes with stackable ones.""";

    private OfferDocs() {}
}
