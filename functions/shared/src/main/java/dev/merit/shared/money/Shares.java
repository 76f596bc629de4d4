package dev.merit.shared.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Shares a whole amount out by weights, to the last minor unit: each share is rounded down, and what is left goes, one
/// unit each, to the largest remainders (Hamilton's method; on equal remainders to the earlier one).
///
/// Where the whole is at most the sum of the weights, no share exceeds its weight: so a refund that is shared out over
/// what is left of the shares never takes back more than was there.
public final class Shares {

    private Shares() {}

    /// The shares, in the order of the weights. Weights are not negative; where all are zero, the shares are equal.
    public static List<Long> of(long whole, List<Long> weights) {
        if (whole < 0 || weights.isEmpty() || weights.stream().anyMatch(w -> w < 0)) {
            throw new IllegalArgumentException("a share needs a whole and weights that are not negative");
        }
        var sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            return of(whole, weights.stream().map(_ -> 1L).toList());
        }
        var shares = new ArrayList<Long>();
        var remainders = new ArrayList<BigInteger>();
        for (long weight : weights) {
            var parts = BigInteger.valueOf(whole)
                    .multiply(BigInteger.valueOf(weight))
                    .divideAndRemainder(sum);
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
}
