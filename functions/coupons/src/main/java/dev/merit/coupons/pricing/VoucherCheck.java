package dev.merit.coupons.pricing;

import dev.merit.shared.http.Fields;

/// What holds gift vouchers and other strategies apart: a voucher is money, which is paid in beforehand. So it is
/// good for any article, for as many orders as it lasts, and no budget keeps it from being spent.
final class VoucherCheck {

    private static final String FOREIGN = "does not belong to a gift voucher";

    private VoucherCheck() {}

    static void check(TermsBody body, Fields fields) {
        var stored = body.benefit().type() == BenefitBody.Type.STORED_VALUE;
        if (body.kind() != StrategyKind.GIFT_VOUCHER) {
            fields.in("benefit").when(stored, "type", "is for gift vouchers only");
            return;
        }
        var conditions = body.conditionsOrNone();
        var limits = body.limitsOrNone();
        var pattern = body.codePattern();
        fields.in("benefit").when(!stored, "type", "must be storedValue for a gift voucher");
        fields.in("conditions")
                .when(conditions.skus() != null, "skus", FOREIGN)
                .when(conditions.excludedSkus() != null, "excludedSkus", FOREIGN)
                .when(conditions.categories() != null, "categories", FOREIGN)
                .when(conditions.excludedCategories() != null, "excludedCategories", FOREIGN)
                .when(conditions.wantFirstPurchase(), "firstPurchaseOnly", FOREIGN);
        fields.in("limits")
                .when(limits.usesPerCoupon() != null, "usesPerCoupon", FOREIGN)
                .when(limits.budget() != null, "budget", FOREIGN);
        fields.when(
                pattern != null && !pattern.isLong(),
                "codePattern",
                "must have at least 21 # for a gift voucher, which is money to whoever guesses its code");
    }
}
