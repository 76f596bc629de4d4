package dev.merit.shared.totals;

import dev.merit.shared.money.Money;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Optional;

/// What is summed in a bucket: an amount in minor units (for [Total.Members] a number of members), and how many
/// purchases and refunds it is made of.
///
/// The amount is exact at any size; the table keeps 38 digits of it, which is more than there is money. Only where
/// it is answered as [Money] it must fit a `long`.
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

    /// The amount in a currency; nothing where it is too large to be answered.
    public Optional<Money> money(Currency currency) {
        return amount.bitLength() <= BITS_OF_LONG
                ? Optional.of(new Money(amount.longValueExact(), currency))
                : Optional.empty();
    }
}
