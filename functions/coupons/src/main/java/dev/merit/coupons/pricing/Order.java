package dev.merit.coupons.pricing;

import dev.merit.shared.activity.Line;
import dev.merit.shared.activity.Lines;
import dev.merit.shared.http.Amounts;
import dev.merit.shared.http.Fields;
import dev.merit.shared.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The part of an order that coupons need: the total before the discount, the lines and the shipping, all in
/// one currency. The sum of the lines and the shipping may differ from the total, because an order may have
/// other charges or discounts.
@RegisterForReflection
public record Order(
        Money total,
        @Nullable List<Line> items,
        @Nullable String channel,

        @Schema(description = "What of the total is shipping; none, if left out.") @Nullable
        Money shipping) {

    /// Checks the fields of the request.
    public void check() {
        var fields = new Fields();
        var order = fields.in("order");
        Amounts.check(order, "total", total, 0, total.currency());
        Lines.check(order, "items", items, total.currency());
        Amounts.check(order, "shipping", shipping, 0, total.currency());
        order.when(
                shipping != null && shipping.minorUnits() > total.minorUnits(),
                "shipping",
                "must be a part of the total");
        order.text("channel", channel, 1, 64);
        fields.check();
    }

    /// The order in its normal form, so that equal orders are written alike: an empty list of items and a
    /// shipping of 0 become null.
    public Order normalized() {
        return new Order(
                total,
                items == null || items.isEmpty() ? null : items,
                channel,
                shipping == null || shipping.minorUnits() == 0 ? null : shipping);
    }

    public Cart cart() {
        return new Cart(
                total,
                shipping == null ? Money.zero(total.currency()) : shipping,
                items == null ? List.of() : items,
                channel);
    }
}
