package dev.merit.shared.member;

import dev.merit.shared.id.DataRequestId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// Which members were erased, in a table of its own. A backup of the main table does not know of the erasures after
/// it; when it is restored, they are replayed from here. A tombstone is written before its member is erased.
public final class Tombstones {

    private static final String REQUEST = "dataRequestId";
    private static final String ERASED_AT = "erasedAt";
    private static final String SUPPRESSED = "suppressed";

    private final Table table;

    public Tombstones(Table table) {
        this.table = table;
    }

    /// A member who was erased.
    ///
    /// @param suppressed the keys of the identities that nobody may register with again
    public record Tombstone(MemberId member, DataRequestId request, Instant erasedAt, List<Key> suppressed) {

        public Tombstone {
            suppressed = List.copyOf(suppressed);
        }

        static Tombstone from(Item item) {
            return new Tombstone(
                    new MemberId(item.key().pkId()),
                    new DataRequestId(item.text(REQUEST)),
                    item.instant(ERASED_AT),
                    item.list(SUPPRESSED).stream().map(Keys::uniqueOf).toList());
        }
    }

    public void put(Tombstone tombstone) {
        table.write(Write.put(Item.at(Keys.erased(tombstone.member()))
                .text(REQUEST, tombstone.request().value())
                .instant(ERASED_AT, tombstone.erasedAt())
                .list(SUPPRESSED, tombstone.suppressed().stream().map(Key::pk).toList())));
    }

    public void each(Consumer<Tombstone> consumer) {
        table.scan(0, 1, item -> consumer.accept(Tombstone.from(item)));
    }
}
