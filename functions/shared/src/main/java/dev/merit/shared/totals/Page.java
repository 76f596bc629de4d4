package dev.merit.shared.totals;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;

/// One item of a slot's chain. Effects are added to it until it is full or sealed.
///
/// The first effect creates it, and only after the page before it is full or sealed. So a chain has no gaps. A sealed
/// page never changes. Pages are not deleted.
public record Page(LedgerPosition position, boolean sealed, TotalsDelta delta) {

    /// The most buckets of a page to which single effects are added, so that it stays under 1 KB, one write unit. The
    /// larger effect of a batch has a page of its own.
    public static final int ROOM = 8;

    private static final String IS_OPEN =
            "attribute_not_exists(#sealed) AND (attribute_not_exists(#buckets) OR size(#buckets) <= :room)";
    private static final String SEALED = "sealed";
    private static final String BUCKETS = "buckets";

    public static Write add(LedgerPosition position, TotalsDelta effect) {
        return effect.addTo(Write.update(Keys.page(position.slot(), position.page())))
                .union(BUCKETS, effect.codes())
                .when(IS_OPEN)
                .with(":room", room(effect));
    }

    /// The most buckets that a page may have before the effect is added.
    public static int room(TotalsDelta effect) {
        return Math.max(0, ROOM - effect.size());
    }

    /// Seals the page. The item after the write has its final figures.
    public Write seal() {
        return Write.update(Keys.page(position.slot(), position.page()))
                .set(SEALED, 1)
                .when(Write.PRESENT);
    }

    public static Page from(Item item) {
        var key = item.key();
        var position = new LedgerPosition(Integer.parseInt(key.pkId()), Long.parseLong(key.skId()));
        return new Page(position, item.maybeNumber(SEALED).isPresent(), TotalsDelta.from(item, item.names(BUCKETS)));
    }
}
