package dev.merit.shared.redemption;

import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Currency;

/// What a redemption takes off one line of an order; nothing, for a line that it is not for.
@RegisterForReflection
public record LineDiscount(String sku, Money discount) {

    Item toItem() {
        return Item.map().text("sku", sku).number("discount", discount.minorUnits());
    }

    static LineDiscount from(Item item, Currency currency) {
        return new LineDiscount(item.text("sku"), new Money(item.number("discount"), currency));
    }
}
