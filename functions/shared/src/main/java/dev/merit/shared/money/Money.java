package dev.merit.shared.money;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An amount in the minor units of its currency (cents for USD, yen for JPY), as ISO 4217 counts them.
///
/// One amount is at most [#LIMIT] either way, so that the sums of nine thousand of the largest still fit a `long`;
/// arithmetic beyond a `long` fails with [ArithmeticException] rather than wrap around. Sums over time and over
/// members are wider: [dev.merit.shared.totals.Figures].
@Schema(examples = "{\"minorUnits\": 1177, \"currency\": \"USD\"}")
@RegisterForReflection
public record Money(long minorUnits, Currency currency) {

    public static final long LIMIT = 1_000_000_000_000_000L;

    /// A sum that is kept as a `long` takes more as long as it is at most this: so the largest that one transaction
    /// adds fits too.
    public static final long SUM_LIMIT = 9_000 * LIMIT;

    public Money {
        if (currency == null) {
            throw new IllegalArgumentException("currency is missing");
        }
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException("currency " + currency + " has no minor unit");
        }
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, same(other).minorUnits), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minorUnits, same(other).minorUnits), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minorUnits), currency);
    }

    public boolean isMoreThan(Money other) {
        return minorUnits > same(other).minorUnits;
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("amounts are in " + currency + " and " + other.currency);
        }
        return other;
    }
}
