package dev.merit.coupons.bulk;

/// What a code says: which one of which batch it is.
///
/// @param counter from 1 up to [#MOST]
public record Serial(BatchId batch, long counter) {

    /// The most codes that a batch has.
    public static final long MOST = 1_000_000;

    public Serial {
        if (counter < 1 || counter > MOST) {
            throw new IllegalArgumentException("is not from 1 to " + MOST);
        }
    }
}
