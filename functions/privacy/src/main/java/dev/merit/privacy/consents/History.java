package dev.merit.privacy.consents;

import dev.merit.shared.http.Cursor;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.keys.Query;
import dev.merit.shared.personal.DataKey;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The histories of a member's consents and restrictions, newest first.
@Singleton
final class History {

    private static final String POSITION = "at";

    private final Table table;
    private final DataKeys keys;
    private final Cursor cursors;

    History(Table table, DataKeys keys, Cursor cursors) {
        this.table = table;
        this.keys = keys;
        this.cursors = cursors;
    }

    /// A page of rows, and the cursor of the next one.
    record Page<T>(List<T> rows, @Nullable String next) {}

    /// A page of the rows of a query; empty if there is no such member.
    ///
    /// @param name of the history, to which a cursor is bound together with the member
    <T> Optional<Page<T>> page(
            MemberId member,
            String name,
            Query all,
            @Nullable String cursor,
            int limit,
            BiFunction<Item, DataKey, T> row) {
        var list = name + "/" + member;
        var start = cursor == null ? null : cursors.decode(list, cursor).get(POSITION);
        return table.get(Keys.profile(member)).map(keys::of).map(key -> {
            var found = table.part(all.backwards().startingAt(start), limit);
            return new Page<>(
                    found.items().stream().map(item -> row.apply(item, key)).toList(),
                    found.next() == null ? null : cursors.encode(list, Map.of(POSITION, found.next())));
        });
    }
}
