package dev.merit.shared.segment;

import dev.merit.shared.http.Fields;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks that the segments that a request names exist, and keeps them from being deleted before the request commits.
public final class SegmentNames {

    /// The attribute of a segment that counts the records that were written with its name. The deletion of a segment
    /// is refused if one was written since it has looked for them.
    public static final String NAMED = "named";

    private SegmentNames() {}

    /// The writes that commit with the record that names the segments, on condition that they still exist.
    public static List<Write> keep(@Nullable List<String> names) {
        return names == null
                ? List.of()
                : names.stream()
                        .distinct()
                        .map(name -> Write.update(Keys.segment(new SegmentId(name)))
                                .add(NAMED, 1)
                                .when(Write.PRESENT))
                        .toList();
    }

    /// Whether one of the segments is why the transaction was refused.
    public static boolean areIn(EntryOutcome.Refused refused, @Nullable List<String> names) {
        return names != null
                && names.stream()
                        .anyMatch(name ->
                                refused.at(Keys.segment(new SegmentId(name))).isPresent());
    }

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
