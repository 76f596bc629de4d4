package dev.merit.coupons.issuancejobs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.merit.shared.id.JobId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.segment.SegmentNames;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A job that issues a coupon to each member of a segment, and its progress.
///
/// @param total how many members the segment had when the job was created
/// @param issued how many coupons the job has issued
/// @param refused how many members got no coupon
/// @param refusals how many of them were refused for which reason
/// @param failure why the job failed
/// @param step how many steps are done; a step is written on condition that it is the next one
/// @param after the last member of the last step
@RegisterForReflection
@Schema(name = "IssuanceJob", examples = IssuanceJobDocs.JOB)
record IssuanceJob(
        JobId jobId,
        StrategyId strategyId,
        SegmentId segmentId,
        Status status,
        long total,
        long issued,
        long refused,
        List<Refusals> refusals,
        @Nullable String failure,
        Instant startedAt,
        @Nullable Instant endedAt,
        @JsonIgnore long step,
        @JsonIgnore @Nullable MemberId after) {

    private static final String STATUS = "status";
    private static final String STEP = "step";
    private static final String AFTER = "after";
    private static final String ISSUED = "issued";
    private static final String REFUSED = "refused.";
    private static final String NEXT = "#step = :step";

    @Schema(name = "IssuanceJobStatus")
    enum Status {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE,
        @JsonProperty("failed")
        FAILED
    }

    /// How many members were refused for a reason.
    @RegisterForReflection
    @Schema(name = "IssuanceRefusals")
    record Refusals(String code, long members) {}

    IssuanceJob {
        startedAt = startedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    static IssuanceJob of(StrategyId strategy, SegmentId segment, long total, Instant now) {
        return new IssuanceJob(
                JobId.random(), strategy, segment, Status.RUNNING, total, 0, 0, List.of(), null, now, null, 0, null);
    }

    /// Creates the job, and its entry in the list of open jobs, while the segment exists.
    List<Write> creation() {
        var item = Item.at(Keys.issuanceJob(jobId))
                .text("strategyId", strategyId.value())
                .text("segmentId", segmentId.value())
                .text(STATUS, status.name())
                .number("total", total)
                .instant("startedAt", startedAt)
                .number(STEP, step);
        var writes = new ArrayList<>(SegmentNames.keep(List.of(segmentId.value())));
        writes.add(Write.put(item).when(Write.ABSENT));
        writes.add(Write.put(Item.at(Keys.openIssuanceJob(jobId))).when(Write.ABSENT));
        return writes;
    }

    /// Records the next step.
    ///
    /// @param last the last member of the step
    /// @param coupons how many were issued
    /// @param refusals how many members were refused for which reason
    Write next(MemberId last, long coupons, Map<String, Long> refusals) {
        var write = Write.update(Keys.issuanceJob(jobId))
                .set(AFTER, last.value())
                .add(ISSUED, coupons)
                .set(STEP, step + 1);
        refusals.forEach((code, members) -> write.add(REFUSED + code, members));
        return write.when(NEXT).with(":step", step);
    }

    /// Ends the job, and removes it from the list of open jobs.
    ///
    /// @param failure why it failed; none if it is done
    List<Write> end(@Nullable String failure, Instant now) {
        var end = Write.update(Keys.issuanceJob(jobId))
                .set(STATUS, (failure == null ? Status.DONE : Status.FAILED).name())
                .set("failure", failure)
                .set("endedAt", now)
                .set(STEP, step + 1)
                .when(NEXT)
                .with(":step", step);
        return List.of(end, Write.delete(Keys.openIssuanceJob(jobId)));
    }

    static IssuanceJob from(Item item) {
        var refusals = new ArrayList<Refusals>();
        item.attributeNames().stream()
                .filter(name -> name.startsWith(REFUSED))
                .sorted()
                .forEach(name -> refusals.add(new Refusals(name.substring(REFUSED.length()), item.sum(name))));
        return new IssuanceJob(
                new JobId(item.key().pkId()),
                new StrategyId(item.text("strategyId")),
                new SegmentId(item.text("segmentId")),
                Status.valueOf(item.text(STATUS)),
                item.number("total"),
                item.sum(ISSUED),
                refusals.stream().mapToLong(Refusals::members).sum(),
                refusals,
                item.maybeText("failure").orElse(null),
                item.instant("startedAt"),
                item.maybeInstant("endedAt").orElse(null),
                item.number(STEP),
                item.maybeText(AFTER).map(MemberId::new).orElse(null));
    }
}
