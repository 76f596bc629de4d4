package dev.merit.shared.table;

import dev.merit.shared.keys.Key;
import java.util.List;
import java.util.Optional;

/// The outcome of a write or of a transaction of writes. In every case but [Done] nothing was changed.
public sealed interface Outcome {

    /// The write is done. A single update has the item after it.
    record Done(Optional<Item> after) implements Outcome {}

    /// Conditions did not hold: the failed writes, with the items as they are.
    record Refused(List<Failed> failed) implements Outcome {}

    /// Other writers were writing the same items, or the table is throttled. The same write may succeed later.
    record Contended(List<Key> keys) implements Outcome {}

    record Failed(int index, Key key, Optional<Item> present) {}
}
