package dev.merit.shared.points;

import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.settings.Settings;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/// The programme of this shop, if it has one.
@Singleton
public final class Programmes extends Settings<Programme> {

    public Programmes(Table table) {
        super(table, Keys.programme());
    }

    /// The programme among items that were read.
    public static Optional<Programme> in(Map<Key, Item> found) {
        return Optional.ofNullable(found.get(Keys.programme())).map(ProgrammeItem::from);
    }

    @Override
    protected Programme from(Item item) {
        return ProgrammeItem.from(item);
    }

    @Override
    protected Item addTo(Item item, Programme programme) {
        return ProgrammeItem.addTo(item, programme);
    }
}
