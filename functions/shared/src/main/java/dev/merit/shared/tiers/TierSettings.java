package dev.merit.shared.tiers;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.ShopSetting;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;

/// The tiers of this shop, if it has any.
@Singleton
public final class TierSettings extends ShopSetting<Tiers> {

    public TierSettings(Table table) {
        super(table, Keys.tiers());
    }

    @Override
    protected Tiers from(Item item) {
        return Tiers.from(item);
    }

    @Override
    protected Item addTo(Item item, Tiers tiers) {
        return tiers.addTo(item);
    }
}
