package dev.merit.coupons.redeeming;

import dev.merit.shared.activity.Line;
import dev.merit.shared.activity.Lines;
import dev.merit.shared.http.Fields;
import dev.merit.shared.money.Amounts;
import dev.merit.shared.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order as a coupon sees it: the total before the discount, in its currency also each line.
@RegisterForReflection
record Order(
        Money total, @Nullable List<Line> items, @Nullable String channel) {

    void check() {
        var fields = new Fields();
        var order = fields.in("order");
        Amounts.check(order, "total", total, 0, total.currency());
        Lines.check(order, "items", items, total.currency());
        order.text("channel", channel, 1, 64);
        fields.check();
    }
}
