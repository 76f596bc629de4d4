package dev.merit.importer;

/// What became of one row.
sealed interface Outcome {

    record Recorded() implements Outcome {}

    /// It was there already, with the same content.
    record Duplicate() implements Outcome {}

    record Rejected(String reason) implements Outcome {}
}
