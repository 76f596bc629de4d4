package dev.merit.activities.transfers;

/// What became of a transfer, or of its way back.
sealed interface Transferred {

    record Now(Transfer transfer) implements Transferred {}

    /// It was done before, or rolled back.
    record Before(Transfer transfer) implements Transferred {}

    /// Under this name something else was transferred.
    record Differs() implements Transferred {}

    record RolledBack() implements Transferred {}

    record NotEnough(long have, long need) implements Transferred {}

    /// The programme does not allow transfers.
    record Off() implements Transferred {}

    record NoMember() implements Transferred {}

    record NoRecipient() implements Transferred {}

    /// There is none to roll back.
    record NoTransfer() implements Transferred {}
}
