package dev.merit.coupons.batches;

/// What became of codes that were to be revoked.
public sealed interface Revocation {

    /// The batch as it stands then, be it that they were revoked before.
    record Done(Batch batch) implements Revocation {}

    record NoBatch() implements Revocation {}

    /// The batch ends before the range does.
    record Outside(long quantity) implements Revocation {}

    /// It would take more ranges than a batch may have.
    record TooManyRanges() implements Revocation {}
}
