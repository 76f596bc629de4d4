package dev.merit.shared.scan;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// A scan of all members of the table, in partitions side by side. The position in each partition is saved, so the
/// next run continues if a run comes to the end of its time or crashes. Of two runs at once, each position is saved by
/// one.
///
/// @param name the name of the scan; scans of different names run independently
/// @param page how many items a partition reads at once
public record MemberScan(Table table, String name, int page) {

    /// The usual page, which keeps one read well within the time of a call.
    public static final int PAGE = 1_000;

    /// The number of partitions of a scan, each a segment of DynamoDB's parallel scan. It may only change between two
    /// runs.
    public static final int SCAN_SEGMENTS = 4;

    public MemberScan(Table table, String name) {
        this(table, name, PAGE);
    }

    /// Starts a run, or continues it.
    ///
    /// @param run the number of the run: a higher number starts from the beginning and ends earlier runs
    /// @param hasTime asked before each page; once it says no, the positions are saved and the run ends
    /// @param visitors makes the visitor of each partition
    /// @return whether the run is complete
    public boolean run(long run, BooleanSupplier hasTime, IntFunction<MemberVisitor> visitors) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var parts = IntStream.range(0, SCAN_SEGMENTS)
                    .mapToObj(i ->
                            threads.submit(() -> new ScanPosition(this, i, run).advance(hasTime, visitors.apply(i))))
                    .toList();
            boolean all = true;
            for (var part : parts) {
                all &= part.get();
            }
            return all;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during a scan of all members", e);
        }
    }

    /// The item that each partition of a run has saved last.
    public List<Item> saved(long run) {
        var keys = IntStream.range(0, SCAN_SEGMENTS)
                .mapToObj(i -> Keys.scanSegment(name, i))
                .toList();
        return table.get(keys).values().stream()
                .filter(position -> position.number(ScanPosition.RUN) == run)
                .map(ScanPosition::saved)
                .toList();
    }
}
