package dev.merit.activities.points;

/// What became of a transfer, or of its way back.
sealed interface TransferOutcome {

    record Now(TransferBody transfer) implements TransferOutcome {}

    /// It was done before, or rolled back.
    record Before(TransferBody transfer) implements TransferOutcome {}

    /// Under this name something else was transferred.
    record Differs() implements TransferOutcome {}

    record RolledBack() implements TransferOutcome {}

    record NotEnough(long have, long need) implements TransferOutcome {}

    /// The programme does not allow transfers.
    record Off() implements TransferOutcome {}

    record NoMember() implements TransferOutcome {}

    record NoRecipient() implements TransferOutcome {}

    /// There is none to roll back.
    record NoTransfer() implements TransferOutcome {}
}
