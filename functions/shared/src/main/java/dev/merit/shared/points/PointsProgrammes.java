package dev.merit.shared.points;

import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.ShopSetting;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/// The programme of this shop, if it has one.
@Singleton
public final class PointsProgrammes extends ShopSetting<PointsProgramme> {

    public PointsProgrammes(Table table) {
        super(table, Keys.programme());
    }

    /// The programme among items that were read.
    public static Optional<PointsProgramme> in(Map<Key, Item> found) {
        return Optional.ofNullable(found.get(Keys.programme())).map(PointsProgramme::from);
    }

    @Override
    protected PointsProgramme from(Item item) {
        return PointsProgramme.from(item);
    }

    @Override
    protected Item addTo(Item item, PointsProgramme programme) {
        return programme.addTo(item);
    }
}
