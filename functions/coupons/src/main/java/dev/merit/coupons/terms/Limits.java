package dev.merit.coupons.terms;

import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// How many coupons there are, in all and for each member; without a number as many as are asked for. Strategies with
/// one of the other limits are refused so far.
@RegisterForReflection
public record Limits(
        @Nullable Long stock,
        @Nullable Long perMember,
        @Nullable Long usesPerCoupon,
        @Nullable Money budget) {

    public static final Limits NONE = of(null, null);

    static Limits of(@Nullable Long stock, @Nullable Long perMember) {
        return new Limits(stock, perMember, null, null);
    }

    Item toItem() {
        return Item.map().number("stock", stock).number("perMember", perMember);
    }

    static Limits from(Item item) {
        return of(
                item.maybeNumber("stock").orElse(null),
                item.maybeNumber("perMember").orElse(null));
    }
}
