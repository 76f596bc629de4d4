package dev.merit.shared.money;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An amount in the minor units of its currency (cents for USD, yen for JPY), as ISO 4217 counts them.
///
/// The absolute value of an amount is at most [#LIMIT], so the sum of nine thousand of the largest amounts fits a
/// `long`. Arithmetic beyond a `long` throws [ArithmeticException]. Sums over time and over members have more digits:
/// [dev.merit.shared.totals.Figures].
@Schema(examples = "{\"minorUnits\": 1177, \"currency\": \"USD\"}")
@RegisterForReflection
public record Money(long minorUnits, Currency currency) {

    public static final long LIMIT = 1_000_000_000_000_000L;

    /// A sum that is stored as a `long` may be increased while it is at most this. Then the largest amount that one
    /// transaction adds still fits.
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
