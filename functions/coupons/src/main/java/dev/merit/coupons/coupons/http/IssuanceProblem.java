package dev.merit.coupons.coupons.http;

import dev.merit.shared.problems.ProblemDefinition;
import dev.merit.shared.problems.ProblemType;

/// The problems of issuing coupons, gift vouchers and public codes.
public enum IssuanceProblem implements ProblemType {
    VOUCHER_DIFFERS(409, "voucher-differs", "Voucher differs", "A request with other content has used that voucherId."),
    COUPON_DIFFERS(409, "coupon-differs", "Coupon differs", "A request with other content has used that couponId."),
    CODE_TAKEN(
            409,
            "code-taken",
            "Code taken",
            "The code belongs to another strategy, or is the code of a member's coupon.");

    private final ProblemDefinition definition;

    IssuanceProblem(int status, String code, String title, String meaning) {
        this.definition = new ProblemDefinition(status, code, title, meaning);
    }

    @Override
    public ProblemDefinition definition() {
        return definition;
    }
}
