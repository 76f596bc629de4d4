package dev.merit.importer;

/// The outcome of one row.
sealed interface Outcome {

    record Recorded() implements Outcome {}

    /// The same content was recorded before.
    record Duplicate() implements Outcome {}

    record Rejected(String reason) implements Outcome {}
}
