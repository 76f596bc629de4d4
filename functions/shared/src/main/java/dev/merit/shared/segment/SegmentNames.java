package dev.merit.shared.segment;

import dev.merit.shared.http.Fields;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks that the segments that a request names exist. Segments are never deleted, so a name that exists stays valid.
public final class SegmentNames {

    private SegmentNames() {}

    /// Refuses the request if a name is no segment's; the problem lists each such name by its index.
    ///
    /// @param fields where the list of names is in the request's body
    public static void check(Table table, @Nullable List<String> names, Fields fields) {
        if (names == null || names.isEmpty()) {
            return;
        }
        var keys = new ArrayList<Optional<Key>>();
        names.forEach(name -> keys.add(key(name)));
        var known = table.get(keys.stream().flatMap(Optional::stream).distinct().toList());
        for (int i = 0; i < keys.size(); i++) {
            var exists = keys.get(i).map(known::containsKey).orElse(false);
            fields.when(!exists, Integer.toString(i), "there is no such segment");
        }
        fields.check();
    }

    private static Optional<Key> key(String name) {
        try {
            return Optional.of(Keys.segment(new SegmentId(name)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
