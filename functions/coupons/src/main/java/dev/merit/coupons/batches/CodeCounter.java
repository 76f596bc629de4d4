package dev.merit.coupons.batches;

/// What a code says: which one of which batch it is.
///
/// @param counter from 1 up to [#MAX]
public record CodeCounter(BatchId batch, long counter) {

    /// The most codes that a batch has.
    public static final long MAX = 1_000_000;

    public CodeCounter {
        if (counter < 1 || counter > MAX) {
            throw new IllegalArgumentException("is not from 1 to " + MAX);
        }
    }
}
