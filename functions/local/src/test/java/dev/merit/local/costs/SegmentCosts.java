package dev.merit.local.costs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.local.laws.ShopClient;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.scan.MemberScan;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.TestClock;
import java.time.Duration;
import java.util.stream.IntStream;

/// What segments cost as they are refreshed, and jobs that issue coupons to all of one.
final class SegmentCosts {

    private static final int MORE = 12;

    /// What it costs to take a deleted segment off the list of those that have members.
    private static final int LIST_ENTRY = 2;
    private static final String IN_APP = "{\"type\": \"channel\", \"values\": [\"app\"]}";
    private static final String NOWHERE = "{\"type\": \"channel\", \"values\": [\"nowhere\"]}";
    private static final String BEST = "{\"type\": \"monetary\", \"currency\": \"USD\", \"atLeast\": 5}";

    private final Costs costs;
    private final ShopClient shop;
    private final Table table;

    SegmentCosts(Costs costs, Table table) {
        this.costs = costs;
        this.shop = costs.shop;
        this.table = table;
    }

    void measureAll() {
        var made = costs.measure("create a segment", () -> costs.http.post("/v1/segments", "", segment(IN_APP)));
        var id = made.json().getString("segmentId");
        long one = refreshed();
        var empty = costs.made("/v1/segments", segment(NOWHERE), "segmentId");
        long two = refreshed();
        costs.measure("update a segment", () -> costs.http.patch("/v1/segments/" + empty, "{\"name\": \"other\"}"));
        costs.made("/v1/segments", segment(NOWHERE + ", " + BEST), "segmentId");
        long idle = refreshed();
        costs.note("scan all members for segments", one - (two - one));
        costs.note("rank all members by scores in that scan", idle - two - (two - one));
        costs.note("each refreshed segment", two - one);
        jobs(empty, members(id, idle), id);
        deletion(id);
    }

    private void deletion(String segment) {
        costs.measure("delete a segment", () -> costs.http.delete("/v1/segments/" + segment));
        costs.note("remove a member of a deleted segment", (costs.task("deletions") - LIST_ENTRY) / MORE);
    }

    private static String segment(String rules) {
        return "{\"name\": \"cost\", \"rules\": {\"all\": [" + rules + "]}}";
    }

    /// Measures one member alone, then several more, whose changes of the size are spread at random over the partitions
    /// of the scan. Returns what a job for the one member costs.
    private long members(String segment, long idle) {
        var first = member();
        long alone = refreshed() - idle;
        long job = job(segment);
        var sizes = sizes(segment);
        IntStream.range(0, MORE).forEach(_ -> member());
        long together = refreshed() - idle;
        long parts = IntStream.range(0, MemberScan.SCAN_SEGMENTS)
                .filter(part -> sizes(segment)[part] != sizes[part])
                .count();
        long each = (together - parts * alone) / (MORE - parts);
        long size = alone - each;
        assertThat(together).isEqualTo(MORE * each + parts * size);
        costs.http.patch("/v1/members/" + first, "{\"channel\": \"web\"}");
        costs.note("add a member to a segment", each);
        costs.note("remove a member from a segment", refreshed() - idle - size);
        costs.note("update a segment's size for about 30 such changes", size);
        return job;
    }

    private void jobs(String empty, long one, String several) {
        long end = job(empty);
        var path = jobs();
        costs.measure("create an issuance job", () -> costs.http.post(path, "", body(several)));
        long all = costs.task("jobs");
        long coupon = (all - one) / (MORE - 1);
        assertThat(all).isEqualTo(one + (MORE - 1) * coupon);
        costs.note("a coupon of an issuance job", coupon);
        costs.note("a step of 25 coupons, besides the coupons", one - end - coupon);
        costs.note("the end of an issuance job", end);
    }

    private String jobs() {
        return "/v1/strategies/" + shop.strategy(ShopClient.percent("10"), "", "") + "/issuance-jobs";
    }

    private long job(String segment) {
        costs.made(jobs(), body(segment), "jobId");
        return costs.task("jobs");
    }

    private static String body(String segment) {
        return "{\"segmentId\": \"" + segment + "\"}";
    }

    private String member() {
        return costs.made("/v1/members", "{\"channel\": \"app\"}", "memberId");
    }

    private long refreshed() {
        TestClock.forward(Duration.ofDays(1));
        return costs.task("segments");
    }

    private long[] sizes(String segment) {
        return IntStream.range(0, MemberScan.SCAN_SEGMENTS)
                .mapToLong(part -> table.get(Keys.segmentSize(new SegmentId(segment), part))
                        .map(item -> item.sum("size"))
                        .orElse(0L))
                .toArray();
    }
}
