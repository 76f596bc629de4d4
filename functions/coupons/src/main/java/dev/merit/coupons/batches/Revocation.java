package dev.merit.coupons.batches;

/// The outcome of a request to revoke codes.
public sealed interface Revocation {

    /// The batch after the revocation; the codes may have been revoked before.
    record Done(Batch batch) implements Revocation {}

    record NoBatch() implements Revocation {}

    /// The batch ends before the range does.
    record Outside(long quantity) implements Revocation {}

    /// The batch would have more ranges than allowed.
    record TooManyRanges() implements Revocation {}
}
