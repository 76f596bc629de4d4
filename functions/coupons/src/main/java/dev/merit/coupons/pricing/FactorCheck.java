package dev.merit.coupons.pricing;

import dev.merit.shared.http.Fields;
import dev.merit.shared.points.Rate;
import org.jspecify.annotations.Nullable;

/// Checks that a strategy of points, and no other, has a factor, and nothing that only discounts have.
final class FactorCheck {

    private static final Rate ONE = Rate.of("1");
    private static final Rate MAX = Rate.of("20");

    private FactorCheck() {}

    /// The factor, where nothing is wrong with it.
    ///
    /// @param fields of the benefit
    static @Nullable Rate check(TermsBody body, Fields fields) {
        var benefit = body.benefit();
        boolean points = benefit.type() == BenefitBody.Type.POINTS_MULTIPLIER;
        fields.when(points != (body.kind() == StrategyKind.POINTS), "type", "does not belong to this kind of strategy");
        if (!points) {
            fields.when(benefit.factor() != null, "factor", "does not belong to this benefit");
            return null;
        }
        fields.required("factor", benefit.factor());
        fields.when(body.limitsOrNone().budget() != null, "type", "takes nothing of a budget");
        var factor = fields.value("factor", benefit.factor(), Rate::of);
        var wrong = factor != null
                && (factor.tenThousandths() <= ONE.tenThousandths() || factor.tenThousandths() > MAX.tenThousandths());
        fields.when(wrong, "factor", "must be more than 1 and at most " + MAX.text());
        return factor;
    }
}
