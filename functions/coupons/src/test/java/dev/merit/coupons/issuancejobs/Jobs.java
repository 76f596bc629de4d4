package dev.merit.coupons.issuancejobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.coupons.IssuanceEligibility;
import dev.merit.coupons.redemptions.ExpiredReservations;
import dev.merit.shared.consent.ProfilingPolicy;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.segment.SegmentMembers;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.Event;
import dev.merit.shared.tiers.TierSettings;
import dev.merit.shared.totals.Slots;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Segments as a refresh leaves them, and jobs for them.
public final class Jobs {

    private Jobs() {}

    /// A new segment that no refresh has been through.
    public static SegmentId segment(Table table) {
        var segment = SegmentId.random();
        table.write(Write.put(Item.at(Keys.segment(segment)).text("name", "All")));
        return segment;
    }

    /// A segment as a refresh leaves it.
    public static SegmentId segment(Table table, List<MemberId> members) {
        var segment = segment(table);
        table.write(Write.update(Keys.segment(segment)).set(SegmentMembers.REFRESHED_AT, Instant.now()));
        table.write(Write.update(Keys.segmentSize(segment, 0)).add(SegmentMembers.SIZE, members.size()));
        members.forEach(
                m -> table.write(Write.put(Item.at(Keys.membership(segment, m)).instant("since", Instant.now()))));
        return segment;
    }

    public static IssuanceJobRunner handing(Table table) {
        return new IssuanceJobRunner(
                table,
                new Ledger(table, Slots.each()),
                new IssuanceJobs(table),
                new SegmentMembers(table),
                ExpiredReservations.of(table, Clock.systemUTC()),
                new IssuanceEligibility(new TierSettings(table), ProfilingPolicy.byDefault(), Clock.systemUTC()),
                Clock.systemUTC());
    }

    static String path(StrategyId strategy) {
        return "/v1/strategies/" + strategy + "/issuance-jobs";
    }

    static Event.Answer ask(StrategyId strategy, SegmentId segment) {
        return Event.as("marketer").post(path(strategy), "{\"segmentId\": \"" + segment + "\"}");
    }

    public static String job(StrategyId strategy, SegmentId segment) {
        var answer = ask(strategy, segment);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.header("Location"))
                .isEqualTo(path(strategy) + "/" + answer.json().getString("jobId"));
        assertThat(answer.json().getString("status")).isEqualTo("running");
        return answer.json().getString("jobId");
    }

    public static Event.Answer read(StrategyId strategy, String job) {
        var answer = Event.as("operator").get(path(strategy) + "/" + job);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }
}
