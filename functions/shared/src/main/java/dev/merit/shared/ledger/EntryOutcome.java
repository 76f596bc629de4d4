package dev.merit.shared.ledger;

import dev.merit.shared.keys.Key;
import dev.merit.shared.table.Outcome;
import java.util.List;
import java.util.Optional;

/// The outcome of an [Entry].
public sealed interface EntryOutcome {

    record Committed() implements EntryOutcome {}

    /// Conditions of its own writes did not hold. Nothing was changed.
    record Refused(List<Outcome.Failed> failed) implements EntryOutcome {

        public Optional<Outcome.Failed> at(Key key) {
            return failed.stream().filter(f -> f.key().equals(key)).findFirst();
        }
    }
}
