package dev.merit.shared.redemption;

import dev.merit.shared.problems.ProblemDefinition;
import dev.merit.shared.problems.ProblemType;

/// The problems of redemptions that both activities and coupons answer.
public enum RedemptionProblem implements ProblemType {
    REDEMPTION_DIFFERS(
            409,
            "redemption-differs",
            "Redemption differs",
            "The code, `coupon`, or the points are redeemed or reserved for this order by a request with"
                    + " other content. It is also answered where a code was rolled back, and the codes that it was"
                    + " combined with were not."),
    NOT_REDEEMED(
            409,
            "not-redeemed",
            "Not redeemed",
            "The redemption has the status `have`; `need` is the status that the operation takes."),
    REDEMPTION_NOT_VALID(
            422,
            NOT_REDEEMED.definition.code(),
            "Not redeemed",
            "A redemption that the activity names is not the member's, is rolled back, is in another"
                    + " currency or counts for another purchase."),
    CURRENCY_DIFFERS(
            422,
            "currency-differs",
            "Currency differs",
            "The refund is in another currency than its purchase. For the refund of a voucher's payment,"
                    + " `have` is the currency of the refund and `need` that of the payment.");

    private final ProblemDefinition definition;

    RedemptionProblem(int status, String code, String title, String meaning) {
        this.definition = new ProblemDefinition(status, code, title, meaning);
    }

    @Override
    public ProblemDefinition definition() {
        return definition;
    }
}
