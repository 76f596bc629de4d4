package dev.merit.shared.activity;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.table.Item;

/// The part of a purchase's or a refund's amount that counts as revenue of one strategy, in minor units.
public record Share(StrategyId strategy, long minorUnits) {

    Item toItem() {
        return Item.map().text("strategy", strategy.value()).number("amount", minorUnits);
    }

    static Share from(Item item) {
        return new Share(new StrategyId(item.text("strategy")), item.number("amount"));
    }
}
