package dev.merit.shared.http;

import dev.merit.shared.money.Money;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// Checks amounts in bodies.
public final class Amounts {

    private Amounts() {}

    /// Checks that the amount under this name is at least so many minor units, at most [Money#LIMIT], and in the
    /// currency, if one is given.
    public static void check(
            Fields fields, String name, @Nullable Money amount, long least, @Nullable Currency currency) {
        if (amount != null) {
            fields.in(name)
                    .range("minorUnits", amount.minorUnits(), least, Money.LIMIT)
                    .when(currency != null && !amount.currency().equals(currency), "currency", "must be " + currency);
        }
    }
}
