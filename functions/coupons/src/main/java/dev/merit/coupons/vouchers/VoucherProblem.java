package dev.merit.coupons.vouchers;

import dev.merit.shared.problems.ProblemDefinition;
import dev.merit.shared.problems.ProblemType;

/// The problems of refunds to gift vouchers.
public enum VoucherProblem implements ProblemType {
    REFUND_DIFFERS(409, "refund-differs", "Refund differs", "The redemption has another refund with that id."),
    VOUCHER_EXPIRED(
            409, "voucher-expired", "Voucher expired", "The gift voucher was valid up to `need`; now it is `have`."),
    VOUCHER_REVOKED(409, "voucher-revoked", "Voucher revoked", "The gift voucher was revoked."),
    NOT_A_VOUCHER(
            422,
            "not-a-voucher",
            "Not a voucher",
            "The redemption is the discount of a coupon, not the payment of a gift voucher."),
    REFUND_EXCEEDS_PAYMENT(
            422,
            "refund-exceeds-payment",
            "Refund exceeds payment",
            "The refund, `need`, is more than what is left of the payment, `have`.");

    private final ProblemDefinition definition;

    VoucherProblem(int status, String code, String title, String meaning) {
        this.definition = new ProblemDefinition(status, code, title, meaning);
    }

    @Override
    public ProblemDefinition definition() {
        return definition;
    }
}
