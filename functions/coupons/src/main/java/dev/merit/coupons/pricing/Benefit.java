package dev.merit.coupons.pricing;

import dev.merit.shared.money.Money;
import dev.merit.shared.points.Rate;
import dev.merit.shared.table.Item;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// What a redemption takes off an order in the benefit's currency: off the goods that it is for, never more than they
/// cost, or off the shipping; or what a voucher pays of both; or how many times the points it brings.
public sealed interface Benefit {

    record PercentOff(Percent percent, @Nullable Money maximum) implements Benefit {}

    record AmountOff(Money amount) implements Benefit {}

    /// No discount but a payment: of the goods and the shipping, as much as is left on the voucher.
    record StoredValue(Money amount) implements Benefit {}

    /// All of the shipping, whatever it costs.
    record FreeShipping() implements Benefit {}

    /// Takes nothing off: a purchase that names the redemption earns so many times the points.
    record PointsMultiplier(Rate factor) implements Benefit {}

    /// A percentage is of all the goods together, rounded once, half-even, and only then held to its maximum.
    default Money discountOn(Money goods, Money shipping) {
        return switch (this) {
            case PercentOff(var percent, var maximum) -> {
                var exact =
                        BigDecimal.valueOf(goods.minorUnits()).multiply(BigDecimal.valueOf(percent.hundredths(), 4));
                var discount = exact.setScale(0, RoundingMode.HALF_EVEN).longValueExact();
                yield smaller(new Money(discount, goods.currency()), maximum == null ? goods : smaller(maximum, goods));
            }
            case AmountOff(var amount) -> smaller(amount, goods);
            case FreeShipping() -> shipping;
            case StoredValue(var amount) -> smaller(amount, goods.plus(shipping));
            case PointsMultiplier _ -> Money.zero(goods.currency());
        };
    }

    private static Money smaller(Money one, Money other) {
        return one.isMoreThan(other) ? other : one;
    }

    /// Whether it does all that it does by what it takes off or pays, so that a use of it for nothing would be
    /// wasted.
    default boolean isDiscount() {
        return switch (this) {
            case PercentOff _, AmountOff _, FreeShipping _, StoredValue _ -> true;
            case PointsMultiplier _ -> false;
        };
    }

    /// How many times the points a purchase with it earns, if it is about points.
    default @Nullable String pointsFactor() {
        return this instanceof PointsMultiplier(var factor) ? factor.text() : null;
    }

    default Item toItem() {
        return switch (this) {
            case PercentOff(var percent, var maximum) ->
                Item.map()
                        .text("type", "percentOff")
                        .number("hundredths", (long) percent.hundredths())
                        .number("maximum", maximum == null ? null : Long.valueOf(maximum.minorUnits()));
            case AmountOff(var amount) -> Item.map().text("type", "amountOff").number("amount", amount.minorUnits());
            case FreeShipping() -> Item.map().text("type", "freeShipping");
            case StoredValue(var amount) ->
                Item.map().text("type", "storedValue").number("amount", amount.minorUnits());
            case PointsMultiplier(var factor) ->
                Item.map().text("type", "pointsMultiplier").text("factor", factor.text());
        };
    }

    static Benefit from(Item item, Currency currency) {
        return switch (item.text("type")) {
            case "percentOff" ->
                new PercentOff(
                        new Percent((int) item.number("hundredths")),
                        item.maybeNumber("maximum")
                                .map(units -> new Money(units, currency))
                                .orElse(null));
            case "amountOff" -> new AmountOff(new Money(item.number("amount"), currency));
            case "freeShipping" -> new FreeShipping();
            case "storedValue" -> new StoredValue(new Money(item.number("amount"), currency));
            case "pointsMultiplier" -> new PointsMultiplier(Rate.of(item.text("factor")));
            default -> throw new IllegalStateException("no benefit is called " + item.text("type"));
        };
    }
}
