package dev.merit.activities.points;

/// The outcome of a transfer, or of its rollback.
sealed interface TransferOutcome {

    record Transferred(TransferBody transfer) implements TransferOutcome {}

    /// The same request was made before; this is the transfer.
    record Repeated(TransferBody transfer) implements TransferOutcome {}

    /// Another transfer has the id.
    record Differs() implements TransferOutcome {}

    record RolledBack() implements TransferOutcome {}

    record NotEnough(long have, long need) implements TransferOutcome {}

    /// The programme does not allow transfers.
    record TransfersDisabled() implements TransferOutcome {}

    record NoMember() implements TransferOutcome {}

    record NoRecipient() implements TransferOutcome {}

    /// There is no transfer to roll back.
    record NoTransfer() implements TransferOutcome {}
}
