package dev.merit.local.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.local.laws.Http;
import dev.merit.local.laws.OwnApplication;
import dev.merit.local.laws.ShopClient;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every answer is the model's, and after each step so is every figure: M, R, each W and P, each member's points,
/// what is left of stocks and budgets, each coupon's uses and each redemption's state. A failure tells the seed and
/// all steps up to it.
@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class ModelTest {

    private static final int STEPS = 60;
    private static final Instant START = Instant.parse("2031-01-10T10:00:00Z");

    @Inject
    Table table;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @AfterEach
    void now() {
        TestClock.reset();
    }

    /// Each in a currency that nothing else is paid in.
    @ParameterizedTest
    @CsvSource({"1, EUR", "2, GBP", "3, PLN"})
    void agreesInEveryFigureAfterEveryStep(long seed, String currency) {
        TestClock.stopAt(START);
        var shop = new ShopClient(new Http(port), currency);
        shop.purse().programme(Points.PENDING_DAYS, Points.KEPT_MONTHS);
        var plans = List.of(
                Plan.percent(shop, "12.5", 8, 1_500, 4, 2, true),
                Plan.amount(shop, 333, 9, 2_000, 3, 1, true),
                Plan.percent(shop, "30", 6, 9_000, 2, 1, false));
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var run = new Run(shop, shop.members(3), plans, random);
        var kept = new Kept(table);
        try {
            for (int i = 0; i < STEPS; i++) {
                run.step();
                assertThat(differing(kept.of(run), Expected.of(run))).isEmpty();
            }
            shop.reconciles();
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ", after\n" + String.join("\n", run.told) + "\n" + e, e);
        }
        System.out.println("ModelTest: seed " + seed + ", " + run.answers);
    }

    private static List<String> differing(Map<String, Object> kept, Map<String, Object> expected) {
        return Stream.of(kept, expected)
                .flatMap(figures -> figures.keySet().stream())
                .distinct()
                .filter(name -> !Objects.equals(kept.get(name), expected.get(name)))
                .map(name -> name + ": " + kept.get(name) + ", not " + expected.get(name))
                .toList();
    }
}
