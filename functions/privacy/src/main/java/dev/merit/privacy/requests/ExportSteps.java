package dev.merit.privacy.requests;

import dev.merit.privacy.exports.Exporter;
import dev.merit.privacy.exports.Exporter.Position;
import dev.merit.privacy.exports.Exporter.Step;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Writes the files of exports. A step commits its files and the position behind them in one transaction, on
/// condition that nobody else has and that the member is not erased. So it may stop anywhere and run twice,
/// and each row is in the files once.
@Singleton
public final class ExportSteps {

    private static final String WALK = "walk";
    private static final String AT = "at";

    private final RequestSteps steps;
    private final Exporter exporter;
    private final InstantSource clock;

    public ExportSteps(Table table, DataRequests requests, Exporter exporter, InstantSource clock) {
        this.steps = new RequestSteps(table, requests, DataRequest.Kind.EXPORT, this::next);
        this.exporter = exporter;
        this.clock = clock;
    }

    /// Whether there is an export that has not ended.
    public boolean isPending() {
        return steps.isPending();
    }

    /// Continues all exports.
    ///
    /// @param hasTime asked before each step; the run ends when it returns false
    /// @return whether nothing is left to do
    public boolean run(BooleanSupplier hasTime) {
        return steps.run(hasTime);
    }

    private List<Write> next(DataRequest request, Item item) {
        var now = clock.instant();
        // What an export has written is kept for as long as it may run and its files may be downloaded.
        var end = request.requestedAt().plus(DataRequest.KEPT);
        if (now.isAfter(end)) {
            return request.cancel(now);
        }
        var from = new Position(item.sum(WALK), item.maybeText(AT).orElse(null));
        return exporter.step(request.memberId(), request.requestId(), from, now, end.plus(DataRequest.KEPT))
                .map(step -> {
                    var writes = new ArrayList<>(step.writes());
                    var progress = progress(request, step);
                    if (step.next().isPresent()) {
                        writes.add(progress);
                    } else {
                        writes.addAll(request.end(progress, now));
                    }
                    return List.copyOf(writes);
                })
                .orElseGet(() -> request.cancel(now));
    }

    private static Write progress(DataRequest request, Step step) {
        var write = request.next().add(DataRequest.ROWS, step.rows()).add(DataRequest.FILES, step.files());
        var next = step.next();
        if (next.isPresent()) {
            write.set(WALK, next.get().walk());
        } else {
            write.remove(WALK);
        }
        var at = next.map(Position::at).orElse(null);
        return at == null ? write.remove(AT) : write.set(AT, at);
    }
}
