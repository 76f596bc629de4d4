package dev.merit.coupons.pricing;

import dev.merit.shared.activity.Line;
import dev.merit.shared.http.Fields;
import dev.merit.shared.table.Item;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The order has lines with articles that the coupon is for. A line is eligible if its SKU or its category is
/// named, or none is named, and neither of them is excluded.
record Articles(
        @Nullable List<String> skus,
        @Nullable List<String> excludedSkus,
        @Nullable List<String> categories,
        @Nullable List<String> excludedCategories)
        implements Condition {

    static final String SKUS = "skus";
    static final String EXCLUDED_SKUS = "excludedSkus";
    static final String CATEGORIES = "categories";
    static final String EXCLUDED_CATEGORIES = "excludedCategories";

    static final String SKUS_WORDS =
            "Eligible are the lines with one of these SKUs or categories; without either, all.";
    static final String EXCLUDED_WORDS = "Lines with one of these are not eligible, whatever else is named.";

    private static final String BOTH = "must not have what is asked for as well";
    private static final String FOREIGN = "does not belong to a gift voucher";

    /// Whether any article is named, so that an order must name its lines.
    boolean nameAny() {
        return skus != null || excludedSkus != null || categories != null || excludedCategories != null;
    }

    boolean include(Line line) {
        return new ArticleGroup(skus, categories).includes(line)
                && !(ArticleGroup.has(excludedSkus, line.sku())
                        || ArticleGroup.has(excludedCategories, line.category()));
    }

    @Override
    public void check(TermsInput terms, Fields fields) {
        ArticleGroup.checkSkus(fields, SKUS, skus);
        ArticleGroup.checkSkus(fields, EXCLUDED_SKUS, excludedSkus);
        ArticleGroup.checkCategories(fields, CATEGORIES, categories);
        ArticleGroup.checkCategories(fields, EXCLUDED_CATEGORIES, excludedCategories);
        fields.when(overlap(skus, excludedSkus), EXCLUDED_SKUS, BOTH)
                .when(overlap(categories, excludedCategories), EXCLUDED_CATEGORIES, BOTH);
        if (terms.kind() == StrategyKind.GIFT_VOUCHER) {
            fields.when(skus != null, SKUS, FOREIGN)
                    .when(excludedSkus != null, EXCLUDED_SKUS, FOREIGN)
                    .when(categories != null, CATEGORIES, FOREIGN)
                    .when(excludedCategories != null, EXCLUDED_CATEGORIES, FOREIGN);
        }
    }

    private static boolean overlap(@Nullable List<String> one, @Nullable List<String> other) {
        return one != null && other != null && one.stream().anyMatch(other::contains);
    }

    @Override
    public boolean concernsGoods() {
        return true;
    }

    @Override
    public Optional<Ineligibility> refusal(OrderContext order) {
        return !order.lines().lines().isEmpty()
                ? Optional.empty()
                : Optional.of(Ineligibility.of(
                        IneligibilityReason.NO_ELIGIBLE_ITEMS,
                        "The order names no item that the coupon is for.",
                        0,
                        1));
    }

    @Override
    public void putInto(Item item) {
        item.list(SKUS, skus)
                .list(EXCLUDED_SKUS, excludedSkus)
                .list(CATEGORIES, categories)
                .list(EXCLUDED_CATEGORIES, excludedCategories);
    }

    static Articles from(Item item) {
        return new Articles(
                Conditions.names(item, SKUS),
                Conditions.names(item, EXCLUDED_SKUS),
                Conditions.names(item, CATEGORIES),
                Conditions.names(item, EXCLUDED_CATEGORIES));
    }
}
