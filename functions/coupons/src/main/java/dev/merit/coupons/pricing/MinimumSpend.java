package dev.merit.coupons.pricing;

import dev.merit.shared.http.Amounts;
import dev.merit.shared.http.Fields;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The eligible goods cost at least this amount. Where no article is named, these are all goods of the order;
/// shipping does not count.
record MinimumSpend(Money amount) implements Condition {

    static final String FIELD = "minimumSpend";
    static final String WORDS = "What the eligible lines must cost in all, at least; the shipping does not count.";

    @Override
    public void check(TermsInput terms, Fields fields) {
        Amounts.check(fields, FIELD, amount, 1, terms.currency());
    }

    @Override
    public boolean concernsGoods() {
        return true;
    }

    @Override
    public Optional<Ineligibility> refusal(OrderContext order) {
        var total = order.lines().total();
        return amount.isMoreThan(total)
                ? Optional.of(Ineligibility.of(
                        IneligibilityReason.MINIMUM_SPEND, "What the coupon is for costs too little.", total, amount))
                : Optional.empty();
    }

    @Override
    public void putInto(Item item) {
        item.number(FIELD, amount.minorUnits());
    }

    static @Nullable Money from(Item item, Currency currency) {
        return item.maybeNumber(FIELD).map(units -> new Money(units, currency)).orElse(null);
    }
}
