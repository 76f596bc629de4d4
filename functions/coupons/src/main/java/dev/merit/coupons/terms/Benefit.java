package dev.merit.coupons.terms;

import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// What a redemption takes off the total of an order in the benefit's currency: never more than the total.
public sealed interface Benefit {

    record PercentOff(Percent percent, @Nullable Money maximum) implements Benefit {}

    record AmountOff(Money amount) implements Benefit {}

    /// A percentage is rounded once, half-even, and only then held to its maximum.
    default Money discountOn(Money total) {
        return switch (this) {
            case PercentOff(var percent, var maximum) -> {
                var exact =
                        BigDecimal.valueOf(total.minorUnits()).multiply(BigDecimal.valueOf(percent.hundredths(), 4));
                var discount = exact.setScale(0, RoundingMode.HALF_EVEN).longValueExact();
                yield smaller(new Money(discount, total.currency()), maximum == null ? total : smaller(maximum, total));
            }
            case AmountOff(var amount) -> smaller(amount, total);
        };
    }

    private static Money smaller(Money one, Money other) {
        return one.isMoreThan(other) ? other : one;
    }

    default Item toItem() {
        return switch (this) {
            case PercentOff(var percent, var maximum) ->
                Item.map()
                        .text("type", "percentOff")
                        .number("hundredths", (long) percent.hundredths())
                        .number("maximum", maximum == null ? null : Long.valueOf(maximum.minorUnits()));
            case AmountOff(var amount) -> Item.map().text("type", "amountOff").number("amount", amount.minorUnits());
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
            default -> throw new IllegalStateException("no benefit is called " + item.text("type"));
        };
    }
}
