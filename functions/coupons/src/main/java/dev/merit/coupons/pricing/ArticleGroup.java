package dev.merit.coupons.pricing;

import dev.merit.shared.activity.Line;
import dev.merit.shared.http.Fields;
import dev.merit.shared.table.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Articles by their SKUs or categories; all articles where neither is named.
record ArticleGroup(@Nullable List<String> skus, @Nullable List<String> categories) {

    /// The words for the fields, wherever a group is among others.
    static final String SKUS_WORDS = "The SKUs of the articles; any article where neither SKU nor category is named.";

    static final String CATEGORIES_WORDS = "The categories of the articles.";

    /// Keeps the terms well within the size of an item.
    private static final int MAX_NAMES = 200;

    private static final int MAX_SKU_LENGTH = 64;
    private static final int MAX_CATEGORY_LENGTH = 100;

    boolean namesAny() {
        return skus != null || categories != null;
    }

    boolean includes(Line line) {
        return !namesAny() || has(skus, line.sku()) || has(categories, line.category());
    }

    static boolean has(@Nullable List<String> names, @Nullable String name) {
        return names != null && name != null && names.contains(name);
    }

    void check(Fields fields) {
        checkSkus(fields, Articles.SKUS, skus);
        checkCategories(fields, Articles.CATEGORIES, categories);
    }

    Item putInto(Item item) {
        return item.list(Articles.SKUS, skus).list(Articles.CATEGORIES, categories);
    }

    static ArticleGroup from(Item item) {
        return new ArticleGroup(Conditions.names(item, Articles.SKUS), Conditions.names(item, Articles.CATEGORIES));
    }

    static void checkSkus(Fields fields, String name, @Nullable List<String> skus) {
        Conditions.checkNames(fields, name, skus, MAX_NAMES, MAX_SKU_LENGTH);
    }

    static void checkCategories(Fields fields, String name, @Nullable List<String> categories) {
        Conditions.checkNames(fields, name, categories, MAX_NAMES, MAX_CATEGORY_LENGTH);
    }
}
