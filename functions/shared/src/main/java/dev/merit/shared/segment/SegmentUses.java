package dev.merit.shared.segment;

import dev.merit.shared.id.JobId;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import java.util.List;

/// What a segment is needed for: the strategies that have not ended and whose conditions name it, and the issuance
/// jobs for it that have not ended. Terms under which coupons were issued before do not count.
public record SegmentUses(List<StrategyId> strategies, List<JobId> jobs) {

    private static final String ENDED = "ended";

    public SegmentUses {
        strategies = List.copyOf(strategies);
        jobs = List.copyOf(jobs);
    }

    public boolean isNone() {
        return strategies.isEmpty() && jobs.isEmpty();
    }

    /// Reads all strategies and all open jobs.
    public static SegmentUses of(Table table, SegmentId segment) {
        var strategies = table.all(Keys.strategies()).stream()
                .filter(strategy -> names(strategy, segment))
                .map(strategy -> new StrategyId(strategy.key().skId()))
                .toList();
        var open = table.all(Keys.openIssuanceJobs()).stream()
                .map(item -> Keys.issuanceJob(new JobId(item.key().skId())))
                .toList();
        var jobs = table.get(open).values().stream()
                .filter(job -> job.text("segmentId").equals(segment.value()))
                .map(job -> new JobId(job.key().pkId()))
                .toList();
        return new SegmentUses(strategies, jobs);
    }

    private static boolean names(Item strategy, SegmentId segment) {
        return !strategy.text("status").equals(ENDED)
                && strategy.maybeItem("conditions")
                        .map(conditions -> conditions.list("segments").contains(segment.value()))
                        .orElse(false);
    }
}
