package dev.merit.coupons.pricing;

import dev.merit.coupons.codes.CodePattern;
import dev.merit.shared.consent.ConsentRequirement;
import dev.merit.shared.consent.ProfilingPolicy;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// The terms of a strategy, which a marketer sets. All amounts are in its currency.
///
/// @param personalised whether the coupons are chosen by the data of the member
public record Terms(
        String name,
        StrategyKind kind,
        Currency currency,
        Window window,
        Benefit benefit,
        Conditions conditions,
        Limits limits,
        boolean stackable,
        @Nullable CodePattern codePattern,
        boolean personalised) {

    /// The only optional attribute at the top level of a strategy's item; other optional values are within
    /// maps.
    public static final String CODE_PATTERN = "codePattern";

    /// The pattern of the codes; the default one, if the terms have none.
    public CodePattern codePatternOrDefault() {
        if (codePattern != null) {
            return codePattern;
        }
        return isVoucher() ? CodePattern.VOUCHER_DEFAULT : CodePattern.DEFAULT;
    }

    /// Whether the strategy issues gift vouchers, which pay for an order and give no discount.
    public boolean isVoucher() {
        return benefit.storedValue().isPresent();
    }

    /// What a member must have consented to, so that a coupon may reach its hands. Coupons for segments are chosen by
    /// the data of the member too, on the ground that the shop's policy names.
    public ConsentRequirement requirement(ProfilingPolicy policy) {
        if (personalised) {
            return ProfilingPolicy.consent();
        }
        return conditions.segments() == null ? ConsentRequirement.NONE : policy.requirement();
    }

    /// The same terms for a gift voucher with this value.
    public Terms withValue(Money amount) {
        var value = new StoredValue(amount);
        return new Terms(name, kind, currency, window, value, conditions, limits, stackable, codePattern, personalised);
    }

    /// Adds the attributes of the terms to an item. The totals read `name` and `currency`.
    public Item putInto(Item item) {
        return item.text("name", name)
                .text("kind", kind.name())
                .text("currency", currency.getCurrencyCode())
                .item("window", window.toItem())
                .item("benefit", benefit.toItem())
                .item("conditions", conditions.toItem())
                .item("limits", limits.toItem())
                .flag("stackable", stackable)
                .flag("personalised", personalised)
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
                item.maybeText(CODE_PATTERN).map(CodePattern::new).orElse(null),
                item.maybeFlag("personalised").orElse(false));
    }
}
