package dev.merit.shared.table;

import dev.merit.shared.keys.Key;
import java.util.List;
import java.util.Optional;

/// What became of a write or of a transaction of writes. In every case but [Done] nothing was changed.
public sealed interface Outcome {

    /// Of one update by itself, with the item as it stands after it.
    record Done(Optional<Item> after) implements Outcome {}

    /// Conditions did not hold: at these places among the writes, where these items stand.
    record Refused(List<Failed> failed) implements Outcome {}

    /// Others were writing the same items, or the table asks for less haste: the same again, later, may succeed.
    record Contended(List<Key> keys) implements Outcome {}

    record Failed(int index, Key key, Optional<Item> present) {}
}
