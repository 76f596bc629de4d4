package dev.merit.aggregation;

import dev.merit.aggregation.ReconciliationReport.Status;
import dev.merit.shared.id.ReconciliationId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import dev.merit.shared.totals.Head;
import dev.merit.shared.totals.TotalSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A reconciliation as stored between its steps.
///
/// @param walk the number of its walk over the records, higher than those before
/// @param step counts its changes, so that of two concurrent ones one is refused
/// @param confirmation whether this is the second walk, which checks whether the differences of the first still exist
/// @param head the head whose totals are checked
/// @param compared the last month that was compared; absent before the first
record ReconciliationState(
        ReconciliationId id,
        long walk,
        long step,
        boolean confirmation,
        Instant startedAt,
        @Nullable Head head,
        @Nullable PartitionMonth compared,
        long checkedRecords,
        long differenceCount,
        List<Difference> differences,
        @Nullable Instant endedAt) {

    private static final String UNCHANGED = "#step = :step";

    ReconciliationState {
        differences = List.copyOf(differences);
    }

    static ReconciliationState begun(ReconciliationId id, long walk, Instant now) {
        return new ReconciliationState(id, walk, 0, false, now, null, null, 0, 0, List.of(), null);
    }

    ReconciliationState pinned(Head head) {
        return new ReconciliationState(id, walk, step + 1, confirmation, startedAt, head, null, 0, 0, List.of(), null);
    }

    ReconciliationState compared(@Nullable PartitionMonth month, List<Difference> found) {
        var both = new ArrayList<>(differences);
        found.stream().limit(ReconciliationReport.MAX_DIFFERENCES - both.size()).forEach(both::add);
        long count = differenceCount + found.size();
        return new ReconciliationState(
                id, walk, step + 1, confirmation, startedAt, head, month, checkedRecords, count, both, null);
    }

    /// Starts a second walk: the first may have missed, or read twice, a record that was moved meanwhile.
    ReconciliationState confirmed() {
        return new ReconciliationState(id, walk + 1, step + 1, true, startedAt, null, null, 0, 0, List.of(), null);
    }

    ReconciliationState ended(long checkedRecords, Instant now) {
        return new ReconciliationState(
                id,
                walk,
                step + 1,
                confirmation,
                startedAt,
                head,
                compared,
                checkedRecords,
                differenceCount,
                differences,
                now);
    }

    ReconciliationReport report(long checkedRecords) {
        var postedAt = head == null ? null : head.postedAt();
        return endedAt == null
                ? new ReconciliationReport(id, Status.RUNNING, startedAt, postedAt, null, checkedRecords, null, null)
                : new ReconciliationReport(
                        id, Status.DONE, startedAt, postedAt, endedAt, checkedRecords, differenceCount, differences);
    }

    Write create() {
        return Write.put(toItem()).when(Write.ABSENT);
    }

    /// Replaces that state, unless it has changed meanwhile.
    Write replace(ReconciliationState before) {
        return Write.put(toItem()).when(UNCHANGED).with(":step", before.step);
    }

    private Item toItem() {
        var item = Item.at(Keys.reconciliation(id))
                .number("walk", walk)
                .number("step", step)
                .flag("confirmation", confirmation)
                .instant("startedAt", startedAt)
                .text("compared", compared == null ? null : compared.toString())
                .number("checkedRecords", checkedRecords)
                .number("differenceCount", differenceCount)
                .items(
                        "differences",
                        differences.stream().map(Difference::toItem).toList())
                .instant("endedAt", endedAt);
        if (head != null) {
            item.number("posting", head.posting())
                    .numbers("firstPages", head.firstPages())
                    .instant("postedAt", head.postedAt())
                    .list(
                            "series",
                            head.series().stream().map(TotalSeries::name).toList());
        }
        return item;
    }

    static ReconciliationState from(Item item) {
        var head = item.maybeNumber("posting")
                .map(posting -> new Head(
                        posting,
                        0,
                        item.numbers("firstPages"),
                        item.instant("postedAt"),
                        item.list("series").stream().map(TotalSeries::new).collect(Collectors.toUnmodifiableSet())))
                .orElse(null);
        return new ReconciliationState(
                new ReconciliationId(item.key().skId()),
                item.number("walk"),
                item.number("step"),
                item.maybeFlag("confirmation").orElse(false),
                item.instant("startedAt"),
                head,
                item.maybeText("compared").map(PartitionMonth::parse).orElse(null),
                item.number("checkedRecords"),
                item.number("differenceCount"),
                item.items("differences").stream().map(Difference::from).toList(),
                item.maybeInstant("endedAt").orElse(null));
    }
}
