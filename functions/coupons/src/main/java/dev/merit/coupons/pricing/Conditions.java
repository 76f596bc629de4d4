package dev.merit.coupons.pricing;

import dev.merit.shared.activity.Line;
import dev.merit.shared.http.Fields;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The conditions of a strategy in JSON: one object with the fields of all of them, of which those that are absent
/// are not asked for. Each field belongs to one [Condition], which says what it means.
@RegisterForReflection
public record Conditions(
        @Schema(description = MinimumSpend.WORDS) @Nullable Money minimumSpend,

        @Schema(description = Articles.SKUS_WORDS) @Nullable List<String> skus,

        @Schema(description = Articles.EXCLUDED_WORDS) @Nullable
        List<String> excludedSkus,

        @Nullable List<String> categories,
        @Nullable List<String> excludedCategories,

        @Schema(description = MemberTiers.WORDS) @Nullable List<String> tiers,

        @Schema(description = MemberSegments.WORDS) @Nullable
        List<String> segments,

        @Schema(description = Channels.WORDS) @Nullable List<String> channels,

        @Schema(description = FirstPurchaseOnly.WORDS) @Nullable
        Boolean firstPurchaseOnly,

        @Schema(description = DailyTimes.WORDS) @Nullable DailyTimes times,

        @Schema(description = MinimumQuantity.WORDS) @Nullable
        MinimumQuantity quantity) {

    public static final Conditions NONE =
            new Conditions(null, null, null, null, null, null, null, null, null, null, null);

    public Conditions {
        firstPurchaseOnly = Boolean.TRUE.equals(firstPurchaseOnly) ? true : null;
    }

    /// The conditions that are asked for, in the order in which their refusals are reported.
    List<Condition> list() {
        var list = new ArrayList<Condition>();
        add(list, channels, Channels::new);
        add(list, tiers, MemberTiers::new);
        add(list, segments, MemberSegments::new);
        add(list, firstPurchaseOnly, _ -> new FirstPurchaseOnly());
        add(list, times, Function.identity());
        add(list, articles().nameAny() ? articles() : null, Function.identity());
        add(list, quantity, Function.identity());
        add(list, minimumSpend, MinimumSpend::new);
        return list;
    }

    private static <T> void add(List<Condition> list, @Nullable T field, Function<T, ? extends Condition> condition) {
        Optional.ofNullable(field).map(condition).ifPresent(list::add);
    }

    private Articles articles() {
        return new Articles(skus, excludedSkus, categories, excludedCategories);
    }

    /// Whether redeeming a coupon claims the member's first purchase.
    public boolean wantFirstPurchase() {
        return firstPurchaseOnly != null;
    }

    /// Whether they name articles, so that an order must name its lines.
    boolean nameArticles() {
        return articles().nameAny();
    }

    boolean include(Line line) {
        return articles().include(line);
    }

    void check(TermsInput terms, Fields fields) {
        list().forEach(condition -> condition.check(terms, fields));
    }

    Item toItem() {
        var item = Item.map();
        list().forEach(condition -> condition.putInto(item));
        return item;
    }

    static Conditions from(Item item, Currency currency) {
        var articles = Articles.from(item);
        return new Conditions(
                MinimumSpend.from(item, currency),
                articles.skus(),
                articles.excludedSkus(),
                articles.categories(),
                articles.excludedCategories(),
                MemberTiers.from(item),
                MemberSegments.from(item),
                Channels.from(item),
                FirstPurchaseOnly.from(item),
                DailyTimes.in(item),
                MinimumQuantity.in(item));
    }

    /// The list of names in an item; null where there is none.
    static @Nullable List<String> names(Item item, String field) {
        var names = item.list(field);
        return names.isEmpty() ? null : names;
    }

    /// Checks that a list of names has 1 to `max` entries, each of 1 to `maxLength` characters.
    static void checkNames(Fields fields, String field, @Nullable List<String> names, int max, int maxLength) {
        fields.size(field, names, 1, max);
        for (int i = 0; names != null && i < Math.min(max, names.size()); i++) {
            fields.in(field).text(Integer.toString(i), names.get(i), 1, maxLength);
        }
    }
}
