package dev.merit.coupons.pricing;

import dev.merit.coupons.codes.CodePattern;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// All that a strategy's maker decides. All amounts in it are in its currency.
public record Terms(
        String name,
        StrategyKind kind,
        Currency currency,
        Window window,
        Benefit benefit,
        Conditions conditions,
        Limits limits,
        boolean stackable,
        @Nullable CodePattern codePattern) {

    /// The one attribute that a strategy may have or lack; what else is absent is so within a map.
    public static final String CODE_PATTERN = "codePattern";

    public CodePattern codes() {
        if (codePattern != null) {
            return codePattern;
        }
        return isVoucher() ? CodePattern.LONG : CodePattern.USUAL;
    }

    /// Whether what is issued under them is money, which pays and takes nothing off.
    public boolean isVoucher() {
        return benefit.storedValue().isPresent();
    }

    /// Of a voucher on which so much is left.
    public Terms worth(Money left) {
        var value = new StoredValue(left);
        return new Terms(name, kind, currency, window, value, conditions, limits, stackable, codePattern);
    }

    /// Adds the attributes of the terms, among which `name` and `currency` are read by the totals.
    public Item putInto(Item item) {
        return item.text("name", name)
                .text("kind", kind.name())
                .text("currency", currency.getCurrencyCode())
                .item("window", window.toItem())
                .item("benefit", benefit.toItem())
                .item("conditions", conditions.toItem())
                .item("limits", limits.toItem())
                .flag("stackable", stackable)
                .text(CODE_PATTERN, codePattern == null ? null : codePattern.text());
    }

    public static Terms from(Item item) {
        var currency = Currency.getInstance(item.text("currency"));
        return new Terms(
                item.text("name"),
                StrategyKind.valueOf(item.text("kind")),
                currency,
                item.maybeItem("window").map(Window::from).orElseThrow(),
                item.maybeItem("benefit").map(i -> Benefit.from(i, currency)).orElseThrow(),
                item.maybeItem("conditions")
                        .map(i -> Conditions.from(i, currency))
                        .orElseThrow(),
                item.maybeItem("limits").map(i -> Limits.from(i, currency)).orElseThrow(),
                item.maybeFlag("stackable").orElse(false),
                item.maybeText(CODE_PATTERN).map(CodePattern::new).orElse(null));
    }
}
