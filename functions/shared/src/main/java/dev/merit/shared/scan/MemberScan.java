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

/// Goes over all members of the table, in lanes side by side. Each lane keeps its place, so a run that comes to the
/// end of its time is gone on with by the next, as is one that crashed; and of two at once, each place is kept by
/// one.
///
/// @param name tells one census from another; each has one run at a time
/// @param atOnce how many items a lane reads at once
public record MemberScan(Table table, String name, int atOnce) {

    /// Keeps one read well within the time that a call may take.
    public static final int USUAL = 1_000;

    /// As many segments of the table are scanned side by side. The number may change between two runs only.
    public static final int LANES = 4;

    public MemberScan(Table table, String name) {
        this(table, name, USUAL);
    }

    /// Goes on with a run, or begins it.
    ///
    /// @param run the number of the run: a higher one begins at the beginning, and ends those before it
    /// @param hasTime asked before each page; once it says no, the places are kept and no more is done
    /// @param visits what to do in each lane
    /// @return whether the run is done, now or before
    public boolean run(long run, BooleanSupplier hasTime, IntFunction<MemberVisitor> visits) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var lanes = IntStream.range(0, LANES)
                    .mapToObj(i -> threads.submit(() -> new ScanPosition(this, i, run).walk(hasTime, visits.apply(i))))
                    .toList();
            boolean all = true;
            for (var lane : lanes) {
                all &= lane.get();
            }
            return all;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted on the way over all members", e);
        }
    }

    /// What the lanes of a run kept last.
    public List<Item> kept(long run) {
        var keys = IntStream.range(0, LANES).mapToObj(i -> Keys.lane(name, i)).toList();
        return table.get(keys).values().stream()
                .filter(lane -> lane.number(ScanPosition.RUN) == run)
                .map(ScanPosition::kept)
                .toList();
    }
}
