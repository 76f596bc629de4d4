package dev.merit.shared.totals;

import dev.merit.shared.money.Money;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Optional;

/// The figures of a bucket: an amount in minor units (for [Total.Members] a number of members), and the numbers of
/// purchases and refunds in it.
///
/// The amount is exact; the table keeps up to 38 digits. It must fit a `long` only where it is answered as [Money].
public record Figures(BigInteger amount, long purchases, long refunds) {

    public static final Figures NONE = new Figures(0, 0, 0);

    private static final int BITS_OF_LONG = 63;

    public Figures(long amount, long purchases, long refunds) {
        this(BigInteger.valueOf(amount), purchases, refunds);
    }

    public Figures plus(Figures other) {
        return new Figures(amount.add(other.amount), purchases + other.purchases, refunds + other.refunds);
    }

    public Figures minus(Figures other) {
        return new Figures(amount.subtract(other.amount), purchases - other.purchases, refunds - other.refunds);
    }

    /// The amount in a currency; empty if it is too large for [Money].
    public Optional<Money> money(Currency currency) {
        return amount.bitLength() <= BITS_OF_LONG
                ? Optional.of(new Money(amount.longValueExact(), currency))
                : Optional.empty();
    }
}
