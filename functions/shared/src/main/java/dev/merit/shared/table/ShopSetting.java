package dev.merit.shared.table;

import dev.merit.shared.keys.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A setting of this shop, if it is set. Requests may use the value of up to a minute ago, so that they seldom read
/// it, and then together with their other reads.
public abstract class ShopSetting<T> {

    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final String VERSION = "version";

    private final Table table;
    private final Key key;
    private volatile CachedValue<T> seen = new CachedValue<>(Optional.empty(), Instant.MIN);

    protected ShopSetting(Table table, Key key) {
        this.table = table;
        this.key = key;
    }

    private record CachedValue<T>(Optional<T> value, Instant until) {}

    /// The value and its version.
    public record StoredValue<T>(T value, long version) {}

    protected abstract T from(Item item);

    protected abstract Item addTo(Item item, T value);

    /// The key that must be read before [#among]; mostly none.
    public List<Key> unknown(Instant now) {
        return now.isBefore(seen.until()) ? List.of() : List.of(key);
    }

    /// The value, from the items that were read because it was [#unknown], or as it was cached.
    public Optional<T> among(List<Key> asked, Map<Key, Item> found, Instant now) {
        if (!asked.contains(key)) {
            return seen.value();
        }
        var value = Optional.ofNullable(found.get(key)).map(this::from);
        seen = new CachedValue<>(value, now.plus(KEPT));
        return value;
    }

    /// The value of now or of up to a minute ago.
    public Optional<T> lately(Instant now) {
        readWith(List.of(), now);
        return seen.value();
    }

    /// Reads the value, if it is unknown, together with other keys.
    ///
    /// @return the items of the other keys, among others
    public Map<Key, Item> readWith(List<Key> others, Instant now) {
        var unknown = unknown(now);
        var keys = Stream.concat(unknown.stream(), others.stream()).toList();
        var found = keys.isEmpty() ? Map.<Key, Item>of() : table.get(keys);
        among(unknown, found, now);
        return found;
    }

    public Optional<StoredValue<T>> now() {
        return Optional.ofNullable(table.get(List.of(key)).get(key))
                .map(item -> new StoredValue<>(from(item), item.number(VERSION)));
    }

    /// Replaces the value of that version (0 for none), unless it has changed meanwhile.
    public Optional<StoredValue<T>> replace(long version, T value, Transaction transaction) {
        var item = Item.at(key).number(VERSION, version + 1);
        var write = Write.put(addTo(item, value));
        var outcome = transaction.commit(List.of(
                version == 0
                        ? write.when(Write.ABSENT)
                        : write.when("#version = :version").with(":version", version)));
        if (!(outcome instanceof Outcome.Done)) {
            return Optional.empty();
        }
        seen = new CachedValue<>(Optional.empty(), Instant.MIN);
        return Optional.of(new StoredValue<>(value, version + 1));
    }
}
