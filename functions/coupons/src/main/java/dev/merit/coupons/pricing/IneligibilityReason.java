package dev.merit.coupons.pricing;

/// The reasons for which a coupon is not for a member or an order. The OpenAPI document lists them with their
/// meanings.
public enum IneligibilityReason {
    OTHER_MEMBER("other-member", "The coupon belongs to another member."),
    NO_MEMBER("no-member", "The member does not exist, or no longer exists."),
    CONSENT_MISSING(
            "consent-missing",
            "The coupon is chosen by the data of the member, who does not consent to the purpose `need`, or has objected"
                    + " to it, or has its data restricted."),
    REVOKED("revoked", "The coupon, the code or the gift voucher was revoked."),
    ALREADY_REDEEMED("already-redeemed", "No use of the coupon is left: `have` is 0 and `need` is 1."),
    VOUCHER_EMPTY("voucher-empty", "The gift voucher has `have` left, and a payment needs at least `need`."),
    NOT_YET_VALID("not-yet-valid", "The coupon is valid from `need` on; now it is `have`."),
    EXPIRED("expired", "The coupon was valid up to `need`; now it is `have`."),
    STRATEGY_NOT_ACTIVE("strategy-not-active", "The status of the strategy is `have`, not `need`."),
    CHANNEL("channel", "The order comes from the channel `have`; the coupon is for the channels in `need`."),
    TIER("tier", "The member is in the tier `have`; the coupon is for the tiers in `need`."),
    SEGMENT(
            "segment",
            "The coupon is for members of the segments in `need`. The segments of the member are not disclosed."),
    NOT_FIRST_PURCHASE(
            "not-first-purchase", "The member has `have` purchases, or orders with such a coupon; `need` is 0."),
    TIMES("times", "The time in the strategy's zone is `have`; the coupon is for the times in `need`."),
    CURRENCY("currency", "The order is in the currency `have`, the strategy in `need`."),
    NO_ELIGIBLE_ITEMS("no-eligible-items", "The order has `have` 0 lines that the coupon is for; `need` is 1."),
    MINIMUM_QUANTITY(
            "minimum-quantity", "The order has `have` pieces of what the coupon asks for; `need` is the minimum."),
    MINIMUM_SPEND("minimum-spend", "The eligible lines cost `have`, less than the minimum, `need`."),
    TOO_FEW_TO_BUY("too-few-to-buy", "The order has `have` pieces to buy; the benefit needs `need`."),
    TOO_FEW_TO_GET(
            "too-few-to-get", "The order has `have` pieces to give beside those to buy; the benefit needs `need`."),
    NO_SHIPPING("no-shipping", "The shipping of the order costs `have`; a discount on it needs at least `need`."),
    NO_EFFECT("no-effect", "The coupon would take off and pay nothing, `have`; `need` is the smallest amount."),
    MEMBER_LIMIT_REACHED(
            "member-limit-reached",
            "The member has used the code as often as a member may, `limit`: `have` is 0 and `need` is 1."),
    SOLD_OUT("sold-out", "No use of the code is left: `have` is 0 and `need` is 1."),
    NOT_STACKABLE("not-stackable", "The coupon may not be combined with the others."),
    BUDGET_EXHAUSTED(
            "budget-exhausted", "The budget of the strategy has less left, `have`, than the discount, `need`.");

    private final String code;
    private final String meaning;

    IneligibilityReason(String code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /// The name that programs read.
    public String code() {
        return code;
    }

    /// When the reason is answered and what `have` and `need` are, in Markdown.
    public String meaning() {
        return meaning;
    }
}
