package dev.merit.coupons.strategies;

/// The longer texts of the OpenAPI document.
final class LifecycleDocs {

    static final String CHANGE = """
            A JSON Merge Patch of a draft or of a paused strategy. All of a draft may be changed, but for the currency \
            of one with an opening. Of a paused strategy all but kind and currency, and of its limits those that are \
            there, upwards; the budget also downwards by what is left of it, else `have` and `need` tell how much that \
            is and would have to be. The change is for coupons issued from then on, and for public codes: coupons issued \
            before keep the terms of their `termsVersion`.""";

    static final String ACTIVATE = """
            From draft or paused. Lays out the stock and the budget of a draft. Coupons are issued while the window is \
            open.""";

    static final String PAUSE = "From active. Meanwhile no coupon is issued or redeemed, but those that are reserved.";

    static final String END =
            "From any status, for good. From then on no coupon is issued or redeemed, but those that are reserved.";

    private LifecycleDocs() {}
}
