package dev.merit.shared.table;

import dev.merit.shared.keys.Key;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Items that were read for a request. What a later step needs is read with an earlier one where it is known by then,
/// so that they take one call.
///
/// @param asked the keys that were read
/// @param items those of them that have an item
public record ItemsRead(Set<Key> asked, Map<Key, Item> items) {

    public static final ItemsRead NONE = new ItemsRead(Set.of(), Map.of());

    public ItemsRead {
        asked = Set.copyOf(asked);
        items = Map.copyOf(items);
    }

    /// These and the items of more keys. Keys that were read before are not read again.
    public ItemsRead and(Table table, Collection<Key> keys) {
        var more = new HashSet<>(keys);
        more.removeAll(asked);
        if (more.isEmpty()) {
            return this;
        }
        var found = new HashMap<>(items);
        found.putAll(table.get(more));
        more.addAll(asked);
        return new ItemsRead(more, found);
    }
}
