package dev.merit.local.laws;

import static dev.merit.local.laws.ShopClient.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The codes of batches over HTTP, listed by the million and met by a crowd.
@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class BatchCrowdTest extends CrowdFixture {

    private static final int MILLION = 1_000_000;
    private static final long TOTAL = 1_000;

    BatchCrowdTest() {
        super("NOK");
    }

    @Test
    void streamsAMillionCodesOfWhichNoneIsTwice() {
        var strategy = shop.strategy(ShopClient.percent("10"), "\"stock\": 1000000", "");
        var batch = batch(strategy, MILLION);
        long start = System.nanoTime();
        var csv = http.get(batch + "/codes").body();
        System.out.printf(
                "streamsAMillionCodesOfWhichNoneIsTwice: %.0f codes a second%n",
                MILLION * 1e9 / (System.nanoTime() - start));
        var distinct = new HashSet<String>();
        csv.lines().skip(1).forEach(line -> distinct.add(line.substring(line.indexOf(',') + 1)));
        assertThat(distinct).hasSize(MILLION);
    }

    /// Of 32 codes, each asked for twice, the budget is enough for 20.
    @Test
    void redeemsEachCodeOnceWithinTheBudget() throws Exception {
        var budget = "\"budget\": " + shop.money(20 * TOTAL / 10);
        var strategy = shop.strategy(ShopClient.percent("10"), budget, "");
        var codes = codes(batch(strategy, 32));
        var members = shop.members(8);
        var order = name("o");
        var taken = crowd.ask(64, i -> shop.redeem(codes.get(i / 2), members.get(i % 8), order + "-" + i, TOTAL));
        assertThat(taken.count("201")).isEqualTo(20);
        assertThat(taken.counted()).containsOnlyKeys("201", "already-redeemed", "budget-exhausted");
        assertThat(taken.created("code")).doesNotHaveDuplicates();
        var first = taken.created("code").getFirst();
        var again = crowd.ask(32, i -> shop.redeem(first, members.get(i % 8), name("next"), TOTAL));
        assertThat(again.counted()).isEqualTo(Map.of("already-redeemed", 32));
        shop.reconciles();
    }

    private String batch(String strategy, int quantity) {
        var path = "/v1/strategies/" + strategy + "/batches";
        var made = http.post(path, "", "{\"quantity\": " + quantity + "}");
        assertThat(made.status()).as(made.body()).isEqualTo(202);
        return path + "/" + made.json().getString("batchId");
    }

    private List<String> codes(String batch) {
        return http.get(batch + "/codes")
                .body()
                .lines()
                .skip(1)
                .map(line -> line.substring(line.indexOf(',') + 1))
                .toList();
    }
}
