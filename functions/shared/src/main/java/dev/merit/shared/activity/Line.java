package dev.merit.shared.activity;

import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// One line of a cart or a purchase: so many pieces of an article, for this amount in all.
@RegisterForReflection
public record Line(
        String sku, @Nullable String name, @Nullable String category, int quantity, Money amount) {

    Line withoutName() {
        return new Line(sku, null, category, quantity, amount);
    }

    Item toItem() {
        return Item.map()
                .text("sku", sku)
                .text("name", name)
                .text("category", category)
                .number("quantity", (long) quantity)
                .number("amount", amount.minorUnits())
                .text("currency", amount.currency().getCurrencyCode());
    }

    static Line from(Item item) {
        return new Line(
                item.text("sku"),
                item.maybeText("name").orElse(null),
                item.maybeText("category").orElse(null),
                (int) item.number("quantity"),
                new Money(item.number("amount"), Currency.getInstance(item.text("currency"))));
    }
}
