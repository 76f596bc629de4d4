package dev.merit.shared.scan;

import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One segment of the table. A page of the scan may end within a member's items: then they are kept in mind until the
/// next, and the place that is kept for another run is behind the last member seen whole.
final class ScanPosition {

    static final String RUN = "run";

    private static final String STEP = "step";
    private static final String DONE = "done";
    private static final String KEPT = "kept";
    private static final String UNCHANGED = "(attribute_not_exists(pk) AND :step = :none) OR #step = :step";

    /// After so many pages the place is kept, lest a crash cost more.
    private static final int PAGES_A_STEP = 20;

    private static final String MEMBERS = "MEMBER#";

    private final Table table;
    private final Key key;
    private final int number;
    private final int atOnce;
    private final long run;
    private final List<Item> member = new ArrayList<>();
    private @Nullable Key seen;

    ScanPosition(MemberScan census, int number, long run) {
        this.table = census.table();
        this.key = Keys.lane(census.name(), number);
        this.number = number;
        this.atOnce = census.atOnce();
        this.run = run;
    }

    static Item kept(Item lane) {
        return lane.maybeItem(KEPT).orElseGet(Item::map);
    }

    /// Until the end, where it answers true, or until there is no more time.
    boolean walk(BooleanSupplier hasTime, MemberVisitor visit) {
        while (true) {
            var found = table.get(key).orElseGet(() -> Item.at(key));
            var here = found.sum(RUN) == run ? found : Item.at(key);
            if (found.sum(RUN) > run || here.maybeFlag(DONE).orElse(false)) {
                return true;
            }
            if (!hasTime.getAsBoolean()) {
                return false;
            }
            visit.begin(kept(here));
            boolean done = step(place(here), hasTime, visit);
            keep(found.sum(STEP), done, visit.keep());
        }
    }

    private static @Nullable Key place(Item lane) {
        return lane.maybeText("placePk")
                .map(pk -> new Key(pk, lane.text("placeSk")))
                .orElse(null);
    }

    /// Whether it came to the lane's end.
    private boolean step(@Nullable Key from, BooleanSupplier hasTime, MemberVisitor visit) {
        member.clear();
        seen = from;
        var next = from;
        for (int page = 0; isNoPlaceYet(from) || (page < PAGES_A_STEP && hasTime.getAsBoolean()); page++) {
            var scanned = table.scan(number, MemberScan.LANES, next, atOnce);
            scanned.items().forEach(item -> see(item, visit));
            next = scanned.next();
            if (next == null) {
                turn(visit);
                return true;
            }
        }
        return false;
    }

    /// Within a single member the place cannot be kept.
    private boolean isNoPlaceYet(@Nullable Key from) {
        return Objects.equals(seen, from);
    }

    private void see(Item item, MemberVisitor visit) {
        var pk = item.key().pk();
        if (!member.isEmpty() && !member.getFirst().key().pk().equals(pk)) {
            turn(visit);
        }
        if (pk.startsWith(MEMBERS)) {
            member.add(item);
        } else {
            seen = item.key();
        }
    }

    private void turn(MemberVisitor visit) {
        if (!member.isEmpty()) {
            visit.see(List.copyOf(member));
            seen = member.getLast().key();
            member.clear();
        }
    }

    /// Unless another run of the same came first: then it is gone on from where that one is.
    private void keep(long step, boolean done, Item kept) {
        var item = Item.at(key)
                .number(RUN, run)
                .number(STEP, step + 1)
                .flag(DONE, done ? true : null)
                .item(KEPT, kept);
        if (seen != null) {
            item.text("placePk", seen.pk()).text("placeSk", seen.sk());
        }
        table.write(Write.put(item).when(UNCHANGED).with(":step", step).with(":none", 0));
    }
}
