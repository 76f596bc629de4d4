package dev.merit.shared.totals;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;

/// One item of a slot's chain, to which effects are added until it is sealed.
///
/// It comes into being with the first effect that is added to it, always behind a page that is there and takes no
/// more: so a chain has no gaps. Once sealed it never changes; pages are kept.
public record Page(LedgerPosition place, boolean sealed, TotalsDelta sums) {

    /// The most buckets to which one more is added: a page stays under 1 KB, one write unit, wherever single effects
    /// meet. A larger effect, a batch's, takes a fresh page for itself.
    public static final int ROOM = 8;

    private static final String TAKES_MORE =
            "attribute_not_exists(#sealed) AND (attribute_not_exists(#buckets) OR size(#buckets) <= :room)";
    private static final String SEALED = "sealed";
    private static final String BUCKETS = "buckets";

    public static Write add(LedgerPosition place, TotalsDelta effect) {
        return effect.addTo(Write.update(Keys.page(place.slot(), place.page())))
                .union(BUCKETS, effect.codes())
                .when(TAKES_MORE)
                .with(":room", room(effect));
    }

    /// The most buckets that a page may hold to take the effect.
    public static int room(TotalsDelta effect) {
        return Math.max(0, ROOM - effect.size());
    }

    /// Closes the page for good; the item it hands on holds the final sums.
    public Write seal() {
        return Write.update(Keys.page(place.slot(), place.page()))
                .set(SEALED, 1)
                .when(Write.PRESENT);
    }

    public static Page from(Item item) {
        var key = item.key();
        var place = new LedgerPosition(Integer.parseInt(key.pkId()), Long.parseLong(key.skId()));
        return new Page(place, item.maybeNumber(SEALED).isPresent(), TotalsDelta.from(item, item.names(BUCKETS)));
    }
}
