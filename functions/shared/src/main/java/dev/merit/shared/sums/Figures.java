package dev.merit.shared.sums;

/// What is summed in a bucket: an amount in minor units (for [Total.Members] a number of members), and how many
/// purchases and refunds it is made of.
public record Figures(long amount, long purchases, long refunds) {

    public static final Figures NONE = new Figures(0, 0, 0);

    public Figures plus(Figures other) {
        return new Figures(
                Math.addExact(amount, other.amount),
                Math.addExact(purchases, other.purchases),
                Math.addExact(refunds, other.refunds));
    }

    public Figures minus(Figures other) {
        return new Figures(
                Math.subtractExact(amount, other.amount),
                Math.subtractExact(purchases, other.purchases),
                Math.subtractExact(refunds, other.refunds));
    }
}
