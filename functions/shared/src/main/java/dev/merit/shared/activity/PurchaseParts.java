package dev.merit.shared.activity;

import dev.merit.shared.money.Shares;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The parts of a purchase: its lines, in their order, and behind them what was paid beside them, postage say.
///
/// How much of a part went back is counted in billionths of a piece, so that so many pieces of a line are exact; the
/// part beside the lines counts as one piece.
public final class PurchaseParts {

    static final long PIECE = 1_000_000_000L;

    private final Activity purchase;

    public PurchaseParts(Activity purchase) {
        this.purchase = purchase;
    }

    int count() {
        return purchase.items().size() + 1;
    }

    /// All of a part.
    long whole(int part) {
        return part < purchase.items().size() ? purchase.items().get(part).quantity() * PIECE : PIECE;
    }

    List<Long> none() {
        return Collections.nCopies(count(), 0L);
    }

    /// So much of every part, in proportion.
    List<Long> all(long numerator, long denominator) {
        var all = new ArrayList<Long>();
        for (int i = 0; i < count(); i++) {
            all.add(part(whole(i), numerator, denominator));
        }
        return all;
    }

    /// What was paid for each part, which adds up to what was paid. Lines are named at the price before a discount,
    /// or after it; it is taken off where that leaves no less than was paid for them.
    List<Long> paid(List<Long> discounts) {
        long paid = purchase.paid().minorUnits();
        var net = new ArrayList<Long>();
        long lines = 0;
        for (int i = 0; i < purchase.items().size(); i++) {
            long amount = purchase.items().get(i).amount().minorUnits();
            net.add(Math.max(0, amount - discounts.get(i)));
            lines += net.getLast();
        }
        if (lines > paid) {
            var shares = new ArrayList<>(Shares.of(paid, net));
            shares.add(0L);
            return shares;
        }
        net.add(paid - lines);
        return net;
    }

    /// Shares out over the parts what belongs to the purchase as a whole, by the amounts of its lines and what was
    /// paid beside them.
    public List<Long> spread(long whole) {
        var weights = new ArrayList<Long>();
        purchase.items().forEach(line -> weights.add(line.amount().minorUnits()));
        long lines = weights.stream().mapToLong(Long::longValue).sum();
        weights.add(Math.max(0, purchase.paid().minorUnits() - lines));
        return Shares.of(whole, weights);
    }

    /// What of amounts that belong to the parts goes back with so much of each, rounded down for each.
    long due(List<Long> byPart, List<Long> returned) {
        long due = 0;
        for (int i = 0; i < count(); i++) {
            due += part(byPart.get(i), returned.get(i), whole(i));
        }
        return due;
    }

    /// Weights by which to share out what goes back with so much of each part.
    public List<BigInteger> weights(List<List<Long>> byPart, List<Long> more) {
        return byPart.stream()
                .map(amounts -> {
                    var weight = BigInteger.ZERO;
                    for (int i = 0; i < count(); i++) {
                        weight = weight.add(BigInteger.valueOf(amounts.get(i))
                                .multiply(BigInteger.valueOf(more.get(i)))
                                .multiply(BigInteger.valueOf(PIECE))
                                .divide(BigInteger.valueOf(whole(i))));
                    }
                    return weight;
                })
                .toList();
    }

    static long part(long of, long numerator, long denominator) {
        return BigInteger.valueOf(of)
                .multiply(BigInteger.valueOf(numerator))
                .divide(BigInteger.valueOf(denominator))
                .longValueExact();
    }
}
