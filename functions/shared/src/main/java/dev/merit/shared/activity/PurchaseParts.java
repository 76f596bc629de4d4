package dev.merit.shared.activity;

import dev.merit.shared.money.Shares;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The parts of a purchase: its lines in their order, and last the amount beside the lines (postage, for example).
///
/// The returned quantity of a part is counted in billionths of a piece, so that fractions of a line are exact. The
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

    /// This fraction of every part.
    List<Long> all(long numerator, long denominator) {
        var all = new ArrayList<Long>();
        for (int i = 0; i < count(); i++) {
            all.add(part(whole(i), numerator, denominator));
        }
        return all;
    }

    /// The amount paid for each part; they add up to the amount of the purchase. Callers name lines at the price
    /// before or after a discount; the discount is subtracted if that leaves at least what was paid for the lines.
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

    /// Divides what belongs to the whole purchase over the parts, by the amounts of the lines and the amount beside
    /// them.
    public List<Long> spread(long whole) {
        var weights = new ArrayList<Long>();
        purchase.items().forEach(line -> weights.add(line.amount().minorUnits()));
        long lines = weights.stream().mapToLong(Long::longValue).sum();
        weights.add(Math.max(0, purchase.paid().minorUnits() - lines));
        return Shares.of(whole, weights);
    }

    /// The part of the amounts that is returned with this much of each part, rounded down for each.
    long due(List<Long> byPart, List<Long> returned) {
        long due = 0;
        for (int i = 0; i < count(); i++) {
            due += part(byPart.get(i), returned.get(i), whole(i));
        }
        return due;
    }

    /// Weights for dividing what is returned with this much of each part.
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
