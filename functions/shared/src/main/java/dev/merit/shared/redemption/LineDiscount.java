package dev.merit.shared.redemption;

import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a redemption takes off one line of an order; nothing, for a line that it is not for.
@RegisterForReflection
public record LineDiscount(String sku, Money discount) {

    /// What of a discount stands on none of the lines nor on the shipping, if any of it does: it is on goods that
    /// the lines leave out. Without lines nothing is told apart.
    public static @Nullable Money other(Money discount, List<LineDiscount> lines, @Nullable Money shipping) {
        var other = shipping == null ? discount : discount.minus(shipping);
        for (var line : lines) {
            other = other.minus(line.discount());
        }
        return lines.isEmpty() || other.minorUnits() <= 0 ? null : other;
    }

    Item toItem() {
        return Item.map().text("sku", sku).number("discount", discount.minorUnits());
    }

    static LineDiscount from(Item item, Currency currency) {
        return new LineDiscount(item.text("sku"), new Money(item.number("discount"), currency));
    }
}
