package dev.merit.shared.redemption;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.Line;
import dev.merit.shared.activity.PurchaseParts;
import dev.merit.shared.money.Money;
import dev.merit.shared.money.Shares;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The discount of a redemption on each part of its purchase. The redemption has the lines of its order; the purchase
/// may have them in another sequence, or not at all.
public final class PartDiscounts {

    private PartDiscounts() {}

    public static List<Long> of(Redemption redemption, Activity purchase) {
        return of(purchase, redemption.discount().minorUnits(), redemption.lines(), redemption.shippingDiscount());
    }

    /// The discount by the parts of the purchase. A discount on an article goes to its lines. A discount on the
    /// shipping, or on goods that the lines leave out, goes to the amount beside the lines. If the redemption has
    /// no lines of the purchase, it is divided over all parts.
    static List<Long> of(Activity purchase, long discount, List<LineDiscount> lines, @Nullable Money shippingDiscount) {
        var parts = new ArrayList<>(inOrder(purchase.items(), lines) ? byPlace(lines) : byArticle(purchase, lines));
        parts.add(shippingDiscount == null ? 0 : shippingDiscount.minorUnits());
        long known = parts.stream().mapToLong(Long::longValue).sum();
        if (known > discount) {
            return Shares.of(discount, parts);
        }
        boolean names = lines.stream().anyMatch(line -> has(purchase, line.sku()));
        if (names) {
            parts.set(parts.size() - 1, parts.getLast() + discount - known);
            return parts;
        }
        var others = new PurchaseParts(purchase).spread(discount - known);
        IntStream.range(0, parts.size()).forEach(i -> parts.set(i, parts.get(i) + others.get(i)));
        return parts;
    }

    private static boolean has(Activity purchase, String sku) {
        return purchase.items().stream().anyMatch(item -> item.sku().equals(sku));
    }

    private static boolean inOrder(List<Line> items, List<LineDiscount> lines) {
        return items.stream()
                .map(Line::sku)
                .toList()
                .equals(lines.stream().map(LineDiscount::sku).toList());
    }

    private static List<Long> byPlace(List<LineDiscount> lines) {
        return lines.stream().map(line -> line.discount().minorUnits()).toList();
    }

    private static List<Long> byArticle(Activity purchase, List<LineDiscount> lines) {
        var items = purchase.items();
        var parts = new ArrayList<>(Collections.nCopies(items.size(), 0L));
        for (var line : lines) {
            var own = IntStream.range(0, items.size())
                    .filter(i -> items.get(i).sku().equals(line.sku()))
                    .boxed()
                    .toList();
            if (!own.isEmpty()) {
                var shares = Shares.of(
                        line.discount().minorUnits(),
                        own.stream()
                                .map(i -> items.get(i).amount().minorUnits())
                                .toList());
                IntStream.range(0, own.size())
                        .forEach(i -> parts.set(own.get(i), parts.get(own.get(i)) + shares.get(i)));
            }
        }
        return parts;
    }
}
