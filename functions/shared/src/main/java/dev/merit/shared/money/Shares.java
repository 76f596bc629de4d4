package dev.merit.shared.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Divides a whole amount by weights, exact to the minor unit. Each share is rounded down. The remaining units go, one
/// each, to the largest remainders (Hamilton's method); of equal remainders the earlier one is first.
///
/// If the whole is at most the sum of the weights, no share exceeds its weight. So a refund that is divided by what is
/// left of the shares never takes back more than is left.
public final class Shares {

    private Shares() {}

    /// The shares, in the order of the weights. Weights are not negative; if all are zero, the shares are equal.
    public static List<Long> of(long whole, List<Long> weights) {
        return by(whole, weights.stream().map(BigInteger::valueOf).toList());
    }

    /// The same by weights of any size.
    public static List<Long> by(long whole, List<BigInteger> weights) {
        if (whole < 0 || weights.isEmpty() || weights.stream().anyMatch(w -> w.signum() < 0)) {
            throw new IllegalArgumentException("a share needs a whole and weights that are not negative");
        }
        var sum = sum(weights);
        if (sum.signum() == 0) {
            return by(whole, weights.stream().map(_ -> BigInteger.ONE).toList());
        }
        var shares = new ArrayList<Long>();
        var remainders = new ArrayList<BigInteger>();
        for (var weight : weights) {
            var parts = BigInteger.valueOf(whole).multiply(weight).divideAndRemainder(sum);
            shares.add(parts[0].longValueExact());
            remainders.add(parts[1]);
        }
        long left = whole - shares.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, shares.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(left)
                .forEach(i -> shares.set(i, shares.get(i) + 1));
        return List.copyOf(shares);
    }

    /// Divides a whole, which is at most the sum of the bounds, so that no share exceeds its bound. A first part is
    /// divided by the weights. The rest, and what exceeds a bound, is divided in proportion to what is left of the
    /// bounds; so is all of it if every weight is zero.
    ///
    /// @param first the amount of the first part
    public static List<Long> within(long whole, long first, List<BigInteger> weights, List<Long> bounds) {
        var shares = new ArrayList<Long>();
        var rest = new ArrayList<Long>();
        var wanted = sum(weights).signum() == 0 ? Collections.nCopies(bounds.size(), 0L) : by(first, weights);
        long left = whole;
        for (int i = 0; i < bounds.size(); i++) {
            shares.add(Math.min(wanted.get(i), bounds.get(i)));
            rest.add(bounds.get(i) - shares.get(i));
            left -= shares.get(i);
        }
        var more = of(left, rest);
        for (int i = 0; i < shares.size(); i++) {
            shares.set(i, shares.get(i) + more.get(i));
        }
        return shares;
    }

    private static BigInteger sum(List<BigInteger> weights) {
        return weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
}
