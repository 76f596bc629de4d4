package dev.merit.coupons.revocations;

import dev.merit.shared.problems.ProblemDefinition;
import dev.merit.shared.problems.ProblemType;

/// The problems of revoking a coupon.
public enum RevocationProblem implements ProblemType {
    COUPON_IN_USE(
            409,
            "coupon-in-use",
            "Coupon in use",
            "A use of the coupon is redeemed or reserved, or nothing is left of the gift voucher or a part of it is"
                    + " reserved. `reservedUntil` is the time when the first reservation ends."),
    PUBLIC_CODE(409, "public-code", "Public code", "The code is a public one, which all members share.");

    private final ProblemDefinition definition;

    RevocationProblem(int status, String code, String title, String meaning) {
        this.definition = new ProblemDefinition(status, code, title, meaning);
    }

    @Override
    public ProblemDefinition definition() {
        return definition;
    }
}
