package dev.merit.coupons.issuancejobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.coupons.IssuanceEligibility;
import dev.merit.coupons.redemptions.ExpiredReservations;
import dev.merit.segments.Segments;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.Event;
import dev.merit.shared.tiers.TierSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Segments as a refresh leaves them, and jobs for them.
public final class Jobs {

    private Jobs() {}

    static SegmentId segment() {
        var answer = Event.as("marketer")
                .post(
                        "/v1/segments",
                        "{\"name\": \"All\", \"rules\": {\"any\": [{\"type\": \"tier\", \"values\": [\"x\"]}]}}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new SegmentId(answer.json().getString("segmentId"));
    }

    public static SegmentId segment(Table table, List<MemberId> members) {
        var segment = segment();
        table.write(Write.update(Keys.segment(segment)).set("refreshedAt", Instant.now()));
        table.write(Write.update(Keys.segmentSize(segment, 0)).add("size", members.size()));
        members.forEach(
                m -> table.write(Write.put(Item.at(Keys.membership(segment, m)).instant("since", Instant.now()))));
        return segment;
    }

    static IssuanceJobRunner handing(Table table) {
        return new IssuanceJobRunner(
                table,
                new IssuanceJobs(table),
                new Segments(table),
                ExpiredReservations.of(table, Clock.systemUTC()),
                new IssuanceEligibility(new TierSettings(table), Clock.systemUTC()),
                Clock.systemUTC());
    }

    static String path(StrategyId strategy) {
        return "/v1/strategies/" + strategy + "/issuance-jobs";
    }

    static Event.Answer ask(StrategyId strategy, SegmentId segment) {
        return Event.as("marketer").post(path(strategy), "{\"segmentId\": \"" + segment + "\"}");
    }

    static String job(StrategyId strategy, SegmentId segment) {
        var answer = ask(strategy, segment);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.header("Location"))
                .isEqualTo(path(strategy) + "/" + answer.json().getString("jobId"));
        assertThat(answer.json().getString("status")).isEqualTo("running");
        return answer.json().getString("jobId");
    }

    static Event.Answer read(StrategyId strategy, String job) {
        var answer = Event.as("operator").get(path(strategy) + "/" + job);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }
}
