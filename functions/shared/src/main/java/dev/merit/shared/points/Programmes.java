package dev.merit.shared.points;

import dev.merit.shared.table.Item;
import dev.merit.shared.table.Key;
import dev.merit.shared.table.Keys;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The programme of this shop, if it has one. Whoever records activities may go by it as it was up to a minute ago, so
/// that a recording seldom has to ask for it, and then along with what else it reads.
@Singleton
public final class Programmes {

    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final String VERSION = "version";

    private final Table table;
    private volatile Seen seen = new Seen(Optional.empty(), Instant.MIN);

    public Programmes(Table table) {
        this.table = table;
    }

    private record Seen(Optional<Programme> programme, Instant until) {}

    /// The programme and its version.
    public record Stored(Programme programme, long version) {}

    /// What a recording has to read before it may ask [#among]: mostly nothing.
    public List<Key> unknown(Instant now) {
        return now.isBefore(seen.until()) ? List.of() : List.of(Keys.programme());
    }

    /// The programme, from what was read because it was [#unknown], or as it was seen before.
    public Optional<Programme> among(List<Key> asked, Map<Key, Item> found, Instant now) {
        if (!asked.contains(Keys.programme())) {
            return seen.programme();
        }
        var programme = in(found).map(Stored::programme);
        seen = new Seen(programme, now.plus(KEPT));
        return programme;
    }

    /// The programme among items that were read.
    public static Optional<Stored> in(Map<Key, Item> found) {
        return Optional.ofNullable(found.get(Keys.programme()))
                .map(item -> new Stored(Programme.from(item), item.number(VERSION)));
    }

    public Optional<Stored> now() {
        return in(table.get(List.of(Keys.programme())));
    }

    /// Puts a programme in the place of the one of that version, 0 for none, unless another came between.
    public Optional<Stored> replace(long version, Programme programme) {
        var item = Item.at(Keys.programme()).number(VERSION, version + 1);
        var write = Write.put(programme.addTo(item));
        var outcome = table.write(
                version == 0
                        ? write.when(Write.ABSENT)
                        : write.when("#version = :version").with(":version", version));
        if (!(outcome instanceof Outcome.Done)) {
            return Optional.empty();
        }
        seen = new Seen(Optional.empty(), Instant.MIN);
        return Optional.of(new Stored(programme, version + 1));
    }
}
