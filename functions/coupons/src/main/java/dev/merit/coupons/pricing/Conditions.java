package dev.merit.coupons.pricing;

import dev.merit.shared.activity.Line;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an order and its member must fulfil.
///
/// A line is eligible if its SKU or its category is named, or none is, and neither of them is excluded.
/// `minimumSpend` is of the eligible lines' total, and without any SKU or category of the order's total without its
/// shipping.
@RegisterForReflection
public record Conditions(
        @Schema(description = "Of what the eligible lines cost in all; the shipping does not count.") @Nullable
        Money minimumSpend,

        @Schema(description = "Eligible are the lines with one of these SKUs or categories; without either, all.")
        @Nullable
        List<String> skus,

        @Schema(description = "Lines with one of these are not eligible, whatever else is named.") @Nullable
        List<String> excludedSkus,

        @Nullable List<String> categories,
        @Nullable List<String> excludedCategories,

        @Schema(description = "For members who are in one of these tiers as the coupon is issued or redeemed.")
        @Nullable
        List<String> tiers,

        @Schema(description = "For members of one of these segments, by their ids.") @Nullable
        List<String> segments,

        @Nullable List<String> channels,

        @Schema(description = "For a member who has bought nothing yet, in any currency; what went back counts too.")
        @Nullable
        Boolean firstPurchaseOnly,

        @Schema(
                description =
                        "Days and hours on the clocks of the window's zone. Hours that end at an earlier time than "
                                + "they begin run over midnight, and belong to the day on which they begin.")
        @Nullable
        DailyTimes times) {

    public static final Conditions NONE = new Conditions(null, null, null, null, null, null, null, null, null, null);

    public Conditions {
        firstPurchaseOnly = Boolean.TRUE.equals(firstPurchaseOnly) ? true : null;
    }

    public boolean wantFirstPurchase() {
        return firstPurchaseOnly != null;
    }

    /// Whether they tell articles apart, so that an order must name its lines.
    public boolean nameArticles() {
        return skus != null || excludedSkus != null || categories != null || excludedCategories != null;
    }

    public boolean isFor(Line line) {
        var named = (skus == null && categories == null) || has(skus, line.sku()) || has(categories, line.category());
        return named && !has(excludedSkus, line.sku()) && !has(excludedCategories, line.category());
    }

    private static boolean has(@Nullable List<String> names, @Nullable String name) {
        return names != null && name != null && names.contains(name);
    }

    Item toItem() {
        return Item.map()
                .number("minimumSpend", minimumSpend == null ? null : Long.valueOf(minimumSpend.minorUnits()))
                .list("skus", skus)
                .list("excludedSkus", excludedSkus)
                .list("categories", categories)
                .list("excludedCategories", excludedCategories)
                .list("tiers", tiers)
                .list("segments", segments)
                .list("channels", channels)
                .flag("firstPurchaseOnly", firstPurchaseOnly)
                .item("times", times == null ? null : times.toItem());
    }

    static Conditions from(Item item, Currency currency) {
        return new Conditions(
                item.maybeNumber("minimumSpend")
                        .map(units -> new Money(units, currency))
                        .orElse(null),
                list(item, "skus"),
                list(item, "excludedSkus"),
                list(item, "categories"),
                list(item, "excludedCategories"),
                list(item, "tiers"),
                list(item, "segments"),
                list(item, "channels"),
                item.maybeFlag("firstPurchaseOnly").orElse(null),
                item.maybeItem("times").map(DailyTimes::from).orElse(null));
    }

    private static @Nullable List<String> list(Item item, String name) {
        var list = item.list(name);
        return list.isEmpty() ? null : list;
    }
}
