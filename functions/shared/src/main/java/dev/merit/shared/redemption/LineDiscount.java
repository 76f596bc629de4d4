package dev.merit.shared.redemption;

import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The discount of a redemption on one line of an order; 0 for a line that it does not apply to.
@RegisterForReflection
public record LineDiscount(String sku, Money discount) {

    /// The part of a discount that is neither on a line nor on the shipping: it is on goods that the lines leave out.
    /// Null if there is none, or if there are no lines.
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
