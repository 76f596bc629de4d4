package dev.merit.local.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Marketers and operators who act at one moment: each act has exactly one entry in the audit log, and what was refused
/// or repeated has none.
@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class AuditCrowdTest extends CrowdFixture {

    AuditCrowdTest() {
        super("HUF");
    }

    /// How many entries there are of each action about something.
    private Map<String, Integer> actions(String about) {
        var counts = new TreeMap<String, Integer>();
        var ids = new HashSet<String>();
        for (var path = "/v1/audit?limit=7&" + about; path != null; ) {
            var page = http.get(path).json();
            for (int i = 0; i < page.getList("items").size(); i++) {
                assertThat(ids.add(page.getString("items[" + i + "].entryId"))).isTrue();
                counts.merge(page.getString("items[" + i + "].action"), 1, Integer::sum);
            }
            var next = page.getString("next");
            path = next == null ? null : "/v1/audit?limit=7&" + about + "&cursor=" + next;
        }
        return counts;
    }

    @Test
    void hasOneEntryOfEachAct() throws Exception {
        var member = shop.members(1).getFirst();
        var answers = crowd.ask(
                Crowd.SIZE,
                i -> http.post(
                        "/v1/members/" + member + "/points/adjustments",
                        "",
                        "{\"adjustmentId\": \"adjustment-%d\", \"points\": 5, \"reason\": \"goodwill\"}"
                                .formatted(i / 2)));
        assertThat(answers.counted()).isEqualTo(Map.of("200", Crowd.SIZE / 2, "201", Crowd.SIZE / 2));
        assertThat(actions("memberId=" + member)).isEqualTo(Map.of("adjustPoints", Crowd.SIZE / 2));
    }

    @Test
    void hasOneEntryOfEachChangeOfAStrategy() throws Exception {
        var strategy = shop.strategy(ShopClient.percent("10"), "\"stock\": 100", "");
        var path = "/v1/strategies/" + strategy;
        var answers = new ArrayList<Http.Answer>();
        answers.addAll(
                crowd.ask(Crowd.SIZE, _ -> http.post(path + "/pause", "", "")).all());
        answers.addAll(crowd.ask(Crowd.SIZE, i -> http.patch(path, "{\"name\": \"name-" + i + "\"}"))
                .all());
        int changed = (int) answers.stream()
                .filter(answer -> answer.status() == 200 && answer.body().contains("name-"))
                .count();
        answers.addAll(
                crowd.ask(Crowd.SIZE, _ -> http.post(path + "/end", "", "")).all());
        assertThat(changed).isPositive();
        assertThat(answers).extracting(Http.Answer::status).containsOnly(200, 412);
        assertThat(actions("strategyId=" + strategy))
                .isEqualTo(Map.of(
                        "createStrategy", 1,
                        "activateStrategy", 1,
                        "pauseStrategy", 1,
                        "updateStrategy", changed,
                        "endStrategy", 1));
    }

    @Test
    void listsAllOfTheShopInTheOrderOfTime() {
        var strategies = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            strategies.add(shop.strategy(ShopClient.percent("10"), "", ""));
        }
        var listed = new ArrayList<String>();
        var times = new ArrayList<Instant>();
        for (var path = "/v1/audit?limit=5"; path != null && listed.size() < 24; ) {
            var page = http.get(path).json();
            listed.addAll(page.<String>getList("items.target.id"));
            page.<String>getList("items.at").forEach(at -> times.add(Instant.parse(at)));
            var next = page.getString("next");
            path = next == null ? null : "/v1/audit?limit=5&cursor=" + next;
        }
        assertThat(List.copyOf(new HashSet<>(listed))).containsAll(strategies);
        assertThat(times).isSortedAccordingTo(Comparator.reverseOrder());
    }
}
