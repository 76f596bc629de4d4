package dev.merit.coupons.batches;

/// What a code names: a batch and the counter of the code within it.
///
/// @param value from 1 to [#MAX]
public record CodeCounter(BatchId batch, long value) {

    /// How many codes a batch has at most.
    public static final long MAX = 1_000_000;

    public CodeCounter {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException("is not from 1 to " + MAX);
        }
    }
}
