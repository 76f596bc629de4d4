package dev.merit.coupons.redemptions;

import dev.merit.coupons.pricing.IneligibilityReason;
import dev.merit.shared.problems.ProblemDefinition;
import dev.merit.shared.problems.ProblemType;

/// The problems of redeeming, reserving, rolling back and releasing coupons.
public enum CouponProblem implements ProblemType {
    ALREADY_REDEEMED(
            409,
            IneligibilityReason.ALREADY_REDEEMED.code(),
            "Already redeemed",
            "No use of the coupon, `coupon`, is left: `have` is 0 and `need` is 1. `redeemed` and"
                    + " `reserved` count its uses for other orders; `reservedUntil` is the time when the first"
                    + " reservation ends."),
    REVOKED(
            409,
            IneligibilityReason.REVOKED.code(),
            "Revoked",
            "The coupon, the code of a batch or the gift voucher, `coupon`, was revoked."),
    VOUCHER_EMPTY(
            409,
            IneligibilityReason.VOUCHER_EMPTY.code(),
            "Voucher empty",
            "The gift voucher, `coupon`, has `have` left, and a payment needs at least `need`. `reserved`"
                    + " is held for other orders; `reservedUntil` is the time when the first reservation ends."),
    BUDGET_EXHAUSTED(
            409,
            IneligibilityReason.BUDGET_EXHAUSTED.code(),
            "Budget exhausted",
            "The budget of the strategy has less left, `have`, than the discount of the code `coupon`," + " `need`."),
    NOT_RESERVED(
            409,
            "not-reserved",
            "Not reserved",
            "The redemption is no longer a reservation, or its time is over. What is redeemed can be rolled back."),
    PURCHASE_NOT_REFUNDED(
            409,
            "purchase-not-refunded",
            "Purchase not refunded",
            "The redemption multiplied the points of a purchase, of which `have` is refunded. It can be"
                    + " rolled back once all of it, `need`, is refunded."),
    NOT_STACKABLE(
            422,
            IneligibilityReason.NOT_STACKABLE.code(),
            "Not stackable",
            "The codes and promotions may not be combined. `codes` and `strategyIds` list those that do not go with"
                    + " others, and `coupon` is the first of the codes.");

    private final ProblemDefinition definition;

    CouponProblem(int status, String code, String title, String meaning) {
        this.definition = new ProblemDefinition(status, code, title, meaning);
    }

    @Override
    public ProblemDefinition definition() {
        return definition;
    }
}
