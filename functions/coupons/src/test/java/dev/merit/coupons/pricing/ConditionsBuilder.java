package dev.merit.coupons.pricing;

import dev.merit.shared.money.Money;
import java.util.List;

/// Builds conditions of which a test names those that it is about.
public final class ConditionsBuilder {

    private Money minimumSpend;
    private List<String> skus;
    private List<String> excludedSkus;
    private List<String> categories;
    private List<String> excludedCategories;
    private List<String> channels;
    private Boolean firstPurchaseOnly;
    private DailyTimes times;
    private MinimumQuantity quantity;

    public ConditionsBuilder minimumSpend(Money amount) {
        minimumSpend = amount;
        return this;
    }

    public ConditionsBuilder skus(List<String> names) {
        skus = names;
        return this;
    }

    public ConditionsBuilder skus(String... names) {
        return skus(List.of(names));
    }

    public ConditionsBuilder excludedSkus(List<String> names) {
        excludedSkus = names;
        return this;
    }

    public ConditionsBuilder excludedSkus(String... names) {
        return excludedSkus(List.of(names));
    }

    public ConditionsBuilder categories(List<String> names) {
        categories = names;
        return this;
    }

    public ConditionsBuilder excludedCategories(List<String> names) {
        excludedCategories = names;
        return this;
    }

    public ConditionsBuilder channels(String... names) {
        channels = List.of(names);
        return this;
    }

    public ConditionsBuilder firstPurchaseOnly() {
        firstPurchaseOnly = true;
        return this;
    }

    public ConditionsBuilder times(DailyTimes hours) {
        times = hours;
        return this;
    }

    ConditionsBuilder quantity(MinimumQuantity pieces) {
        quantity = pieces;
        return this;
    }

    public Conditions build() {
        return new Conditions(
                minimumSpend,
                skus,
                excludedSkus,
                categories,
                excludedCategories,
                null,
                null,
                channels,
                firstPurchaseOnly,
                times,
                quantity);
    }
}
