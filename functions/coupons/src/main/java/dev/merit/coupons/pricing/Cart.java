package dev.merit.coupons.pricing;

import dev.merit.shared.activity.Line;
import dev.merit.shared.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a member is about to buy: the total, what of it is shipping, and the lines, as far as the shop names them.
/// All are in one currency, and the shipping is at most the total.
public record Cart(
        Money total,
        Money shipping,
        List<Line> lines,
        @Nullable String channel) {

    public Cart {
        lines = List.copyOf(lines);
        if (shipping.minorUnits() < 0 || shipping.isMoreThan(total)) {
            throw new IllegalArgumentException("shipping is a part of the total");
        }
    }

    /// What the goods cost.
    Money goods() {
        return total.minus(shipping);
    }
}
