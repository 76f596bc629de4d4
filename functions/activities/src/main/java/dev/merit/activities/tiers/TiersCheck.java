package dev.merit.activities.tiers;

import dev.merit.shared.http.Fields;
import dev.merit.shared.http.SharedFields;
import dev.merit.shared.money.Money;
import dev.merit.shared.tiers.Tiers;
import java.util.HashSet;

/// Checks tiers and names all their errors.
final class TiersCheck {

    private static final int MAX_TIERS = 10;

    private TiersCheck() {}

    static void check(Tiers tiers) {
        var fields = new Fields();
        var currency = tiers.currency();
        boolean spend = tiers.basis() == Tiers.Basis.SPEND;
        fields.when(spend && currency == null, "currency", "is required where spending counts");
        fields.when(!spend && currency != null, "currency", "is only for what is spent");
        fields.when(currency != null && currency.getDefaultFractionDigits() < 0, "currency", "must have a minor unit");
        fields.range("months", tiers.months(), 1, Tiers.MAX_MONTHS);
        fields.range("graceDays", tiers.graceDays(), 0, Tiers.MAX_GRACE_DAYS);
        fields.size("tiers", tiers.tiers(), 1, MAX_TIERS);
        var names = new HashSet<String>();
        long below = 0;
        for (int i = 0; i < tiers.tiers().size(); i++) {
            var tier = tiers.tiers().get(i);
            var own = fields.in("tiers", i);
            SharedFields.label(own, "name", tier.name());
            own.when(tier.name().equals(Tiers.NONE), "name", "is the name of those who are in no tier");
            own.when(!names.add(tier.name()), "name", "is another tier's");
            own.range("threshold", tier.threshold(), 1, Money.LIMIT);
            own.when(i > 0 && tier.threshold() <= below, "threshold", "must be more than that of the tier before");
            below = tier.threshold();
        }
        fields.check();
    }
}
