package dev.merit.local.laws;

import static dev.merit.local.laws.ShopClient.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.Json;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Jobs that issue to a segment, while single callers ask for the same coupons.
@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class IssuanceJobCrowdTest extends CrowdFixture {

    private static final int MEMBERS = 60;
    private static final int STOCK = 50;

    IssuanceJobCrowdTest() {
        super("DKK");
    }

    @Test
    void jobsAndSingleCallersTogetherIssueTheStockAndToNobodyTwice() throws Exception {
        var members = shop.members(MEMBERS);
        var segment = segmentOf(members);
        var strategy = shop.strategy(ShopClient.percent("10"), "\"stock\": %d, \"perMember\": 1".formatted(STOCK), "");
        var jobs = "/v1/strategies/" + strategy + "/issuance-jobs";
        var body = "{\"segmentId\": \"" + segment + "\"}";
        var started = Stream.of(1, 2)
                .map(_ -> http.post(jobs, "", body).json().getString("jobId"))
                .toList();
        var singly = crowd.ask(96, i -> switch (i % 3) {
            case 0 -> shop.issue(strategy, members.get(i % MEMBERS));
            case 1 -> http.post(jobs, strategy, body);
            default -> http.post("/v1/aggregation/tasks/jobs", "", "");
        });
        assertThat(singly.counted().keySet()).isSubsetOf("200", "201", "202", "sold-out", "member-limit-reached");
        assertThat(singly.each("202", answer -> answer.json().getString("jobId")).stream()
                        .distinct())
                .as("the same request, 32 times")
                .hasSize(1);

        var ended = Stream.concat(
                        started.stream(),
                        singly.with("202").stream().limit(1).map(a -> a.json().getString("jobId")))
                .map(job -> ended(jobs + "/" + job))
                .toList();
        assertThat(ended).allMatch(job -> served(job) == MEMBERS);
        int issued = ended.stream().mapToInt(job -> job.getInt("issued")).sum();
        assertThat(issued + singly.count("201")).isEqualTo(STOCK);
        var held = members.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        m -> shop.read("/v1/members/" + m + "/coupons")
                                .getList("items")
                                .size()));
        assertThat(held.values()).allMatch(n -> n <= 1);
        assertThat(held.values().stream().mapToInt(n -> n).sum()).isEqualTo(STOCK);
        assertThat(shop.issue(strategy, shop.members(1).getFirst()).json().getString("code"))
                .isEqualTo("sold-out");
        shop.reconciles();
    }

    private String segmentOf(List<String> members) {
        var club = name("club");
        join(members, club);
        var segment = shop.made("/v1/segments", """
                {"name": "%s", "rules": {"all": [{"type": "activity", "name": "%s", "days": 30, "atLeast": 1}]}}""".formatted(club, club), "segmentId");
        var path = "/v1/segments/" + segment;
        while (shop.read(path).getString("refreshedAt") == null) {
            http.post("/v1/aggregation/tasks/segments", "", "");
        }
        assertThat(shop.read(path).getInt("size")).isEqualTo(MEMBERS);
        return segment;
    }

    private void join(List<String> members, String club) {
        var joined = IntStream.range(0, members.size())
                .mapToObj(i -> """
                        {"activityId": "%s-%d", "memberId": "%s", "type": "%s", "occurredAt": "%s"}""".formatted(club, i, members.get(i), club, TestClock.now()))
                .collect(Collectors.joining(","));
        var answer = http.post("/v1/activities/batch", "", "{\"activities\": [" + joined + "]}");
        assertThat(answer.json().getInt("recorded")).as(answer.body()).isEqualTo(MEMBERS);
    }

    private Json ended(String job) {
        while (shop.read(job).getString("status").equals("running")) {
            http.post("/v1/aggregation/tasks/jobs", "", "");
        }
        return shop.read(job);
    }

    private static int served(Json job) {
        return job.getInt("issued") + job.getInt("refused");
    }
}
