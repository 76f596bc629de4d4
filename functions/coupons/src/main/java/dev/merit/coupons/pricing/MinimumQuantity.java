package dev.merit.coupons.pricing;

import dev.merit.shared.activity.Line;
import dev.merit.shared.http.Fields;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The order has at least so many pieces: of the articles that the condition names, whether the coupon is for them or
/// not, or, where it names none, of the eligible lines.
@Schema(name = "MinimumQuantity", examples = "{\"atLeast\": 3, \"categories\": [\"socks\"]}")
@RegisterForReflection
record MinimumQuantity(
        @Schema(description = "How many pieces the order must have; 1 to 1000000.")
        long atLeast,

        @Schema(description = ArticleGroup.SKUS_WORDS) @Nullable
        List<String> skus,

        @Schema(description = ArticleGroup.CATEGORIES_WORDS) @Nullable
        List<String> categories)
        implements Condition {

    static final String FIELD = "quantity";
    static final String WORDS =
            "How many pieces of some articles the order must have; of all eligible lines where it names no article.";

    private static final long MAX = 1_000_000;

    private ArticleGroup group() {
        return new ArticleGroup(skus, categories);
    }

    @Override
    public void check(TermsInput terms, Fields fields) {
        fields.when(terms.kind() == StrategyKind.GIFT_VOUCHER, FIELD, "does not belong to a gift voucher");
        group().check(fields.in(FIELD).range("atLeast", atLeast, 1, MAX));
    }

    @Override
    public boolean concernsGoods() {
        return true;
    }

    @Override
    public Optional<Ineligibility> refusal(OrderContext order) {
        var lines = group().namesAny() ? order.cart().lines() : order.lines().lines();
        long pieces = lines.stream()
                .filter(group()::includes)
                .mapToLong(Line::quantity)
                .sum();
        return pieces >= atLeast
                ? Optional.empty()
                : Optional.of(Ineligibility.of(
                        IneligibilityReason.MINIMUM_QUANTITY,
                        "The order has too few pieces of what the coupon asks for.",
                        pieces,
                        atLeast));
    }

    @Override
    public void putInto(Item item) {
        item.item(FIELD, group().putInto(Item.map().number("atLeast", atLeast)));
    }

    /// The condition among those of an item; null where it is not asked for.
    static @Nullable MinimumQuantity in(Item conditions) {
        return conditions
                .maybeItem(FIELD)
                .map(item -> {
                    var group = ArticleGroup.from(item);
                    return new MinimumQuantity(item.number("atLeast"), group.skus(), group.categories());
                })
                .orElse(null);
    }
}
