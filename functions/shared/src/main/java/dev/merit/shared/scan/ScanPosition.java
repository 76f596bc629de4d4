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

/// The position of a run in one partition of a scan. A page may end within the items of a member: they are kept in
/// memory until the next page, and the position that is saved is that of the last member visited.
final class ScanPosition {

    static final String RUN = "run";

    private static final String STEP = "step";
    private static final String DONE = "done";
    private static final String SAVED = "saved";
    private static final String PLACE_PK = "placePk";
    private static final String PLACE_SK = "placeSk";
    private static final String UNCHANGED = "(attribute_not_exists(pk) AND :step = :none) OR #step = :step";

    /// After this number of pages the position is saved, to bound the work that a crash repeats.
    private static final int PAGES_A_STEP = 20;

    private static final String MEMBERS = "MEMBER#";

    private final Table table;
    private final Key key;
    private final int scanSegment;
    private final int page;
    private final long run;
    private final List<Item> member = new ArrayList<>();
    private @Nullable Key last;

    /// @param scanSegment the number of the partition
    ScanPosition(MemberScan scan, int scanSegment, long run) {
        this.table = scan.table();
        this.key = Keys.scanSegment(scan.name(), scanSegment);
        this.scanSegment = scanSegment;
        this.page = scan.page();
        this.run = run;
    }

    static Item saved(Item position) {
        return position.maybeItem(SAVED).orElseGet(Item::map);
    }

    /// Advances to the end of the partition, or until there is no more time.
    ///
    /// @return whether the end is reached, by this run or another
    boolean advance(BooleanSupplier hasTime, MemberVisitor visitor) {
        while (true) {
            var stored = table.get(key).orElseGet(() -> Item.at(key));
            var position = stored.sum(RUN) == run ? stored : Item.at(key);
            if (stored.sum(RUN) > run || position.maybeFlag(DONE).orElse(false)) {
                return true;
            }
            if (!hasTime.getAsBoolean()) {
                return false;
            }
            visitor.resume(saved(position));
            boolean done = step(place(position), hasTime, visitor);
            save(stored.sum(STEP), done, visitor.save());
        }
    }

    private static @Nullable Key place(Item position) {
        return position.maybeText(PLACE_PK)
                .map(pk -> new Key(pk, position.text(PLACE_SK)))
                .orElse(null);
    }

    /// Visits the members of some pages.
    ///
    /// @return whether the end of the partition is reached
    private boolean step(@Nullable Key from, BooleanSupplier hasTime, MemberVisitor visitor) {
        member.clear();
        last = from;
        var next = from;
        for (int pages = 0; isUnmoved(from) || (pages < PAGES_A_STEP && hasTime.getAsBoolean()); pages++) {
            var scanned = table.scan(scanSegment, MemberScan.SCAN_SEGMENTS, next, page);
            scanned.items().forEach(item -> add(item, visitor));
            next = scanned.next();
            if (next == null) {
                visitMember(visitor);
                return true;
            }
        }
        return false;
    }

    /// Within the items of one member there is no position to save, so the step goes on.
    private boolean isUnmoved(@Nullable Key from) {
        return Objects.equals(last, from);
    }

    private void add(Item item, MemberVisitor visitor) {
        var pk = item.key().pk();
        if (!member.isEmpty() && !member.getFirst().key().pk().equals(pk)) {
            visitMember(visitor);
        }
        if (pk.startsWith(MEMBERS)) {
            member.add(item);
        } else {
            visitor.visitOther(item);
            last = item.key();
        }
    }

    private void visitMember(MemberVisitor visitor) {
        if (!member.isEmpty()) {
            visitor.visit(List.copyOf(member));
            last = member.getLast().key();
            member.clear();
        }
    }

    /// Saves the position, unless another run of the same number was first: then this one continues from there.
    private void save(long step, boolean done, Item result) {
        var item = Item.at(key)
                .number(RUN, run)
                .number(STEP, step + 1)
                .flag(DONE, done ? true : null)
                .item(SAVED, result);
        if (last != null) {
            item.text(PLACE_PK, last.pk()).text(PLACE_SK, last.sk());
        }
        table.write(Write.put(item).when(UNCHANGED).with(":step", step).with(":none", 0));
    }
}
