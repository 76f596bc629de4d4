package dev.merit.local.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.holding.Coupon;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.points.Lot;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Keys;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGeneratorFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Merit beside a plain model that is told the same random steps: every answer is the model's, and after each step so
/// is
/// every figure: M, R, each W and P, each member's points, what is left of stocks and budgets, each coupon's uses and
/// each redemption's state. A failure tells the seed and all steps up to it.
@QuarkusTest
@TestProfile(Alone.class)
@WithTestResource(TestDatabase.class)
class ModelTest {

    private static final int STEPS = 90;
    private static final Instant START = Instant.parse("2031-01-10T10:00:00Z");

    @Inject
    Table table;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private final Map<String, Object> before = new TreeMap<>();

    @AfterEach
    void now() {
        TestClock.setRight();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesInEveryFigureAfterEveryStep(long seed) {
        TestClock.standAt(START);
        var till = new Till(new Http(port), "EUR");
        till.programme(ModelBooks.PENDING_DAYS, ModelBooks.KEPT_MONTHS);
        var plans = List.of(
                ModelPlan.percent(till, "12.5", 14, 2_500, 4, 2, true),
                ModelPlan.amount(till, 333, 9, 2_000, 3, 1, true),
                ModelPlan.percent(till, "30", 6, 9_000, 2, 1, false));
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var steps = new ModelSteps(till, till.members(3), plans, random);
        before.put("M", till.net());
        before.put("R", till.revenue().getLong("revenue.minorUnits"));
        try {
            for (int i = 0; i < STEPS; i++) {
                steps.step();
                assertThat(kept(till, steps)).isEqualTo(expected(steps));
            }
            till.reconciles();
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ", after\n" + String.join("\n", steps.told) + "\n" + e, e);
        }
        System.out.println("ModelTest: seed " + seed + ", " + steps.answers);
    }

    private Map<String, Object> expected(ModelSteps steps) {
        var shop = steps.shop;
        var books = steps.books;
        var figures = new TreeMap<String, Object>();
        long net = 0;
        for (int i = 0; i < steps.members.size(); i++) {
            figures.put("W " + i, books.net(i));
            net += books.net(i);
            var points = books.points(i).on(ModelBooks.today());
            var expiring = new TreeMap<>(points.byExpiry());
            expiring.remove(Lot.NEVER);
            expiring.values().removeIf(n -> n == 0);
            figures.put("points " + i, points.balance() + ", pending " + points.pending() + ", " + expiring);
        }
        figures.put("M", net);
        long revenue = 0;
        for (var plan : steps.plans) {
            revenue += books.revenue(plan);
            figures.put("P " + plan.id(), books.revenue(plan));
            figures.put("left " + plan.id(), shop.stock(plan) + " and " + shop.budget(plan));
        }
        figures.put("R", revenue);
        shop.codes.stream().filter(c -> !c.isShared()).forEach(c -> figures.put("uses " + c.text(), shop.uses(c)));
        shop.taken.values().forEach(t -> figures.put("redemption " + t.id, t.state));
        return figures;
    }

    private Map<String, Object> kept(Till till, ModelSteps steps) {
        var figures = new TreeMap<String, Object>();
        for (int i = 0; i < steps.members.size(); i++) {
            var member = steps.members.get(i);
            figures.put("W " + i, till.net(member));
            var points = till.points(member);
            var expiring = new TreeMap<LocalDate, Long>();
            for (int n = 0; n < points.getList("expiring").size(); n++) {
                var at = Instant.parse(points.getString("expiring[" + n + "].at"));
                expiring.put(LocalDate.ofInstant(at, ZoneOffset.UTC), points.getLong("expiring[" + n + "].points"));
            }
            figures.put(
                    "points " + i,
                    points.getLong("balance") + ", pending " + points.getLong("pending") + ", " + expiring);
        }
        figures.put("M", till.net() - (long) before.getOrDefault("M", 0L));
        var revenue = till.revenue();
        figures.put("R", revenue.getLong("revenue.minorUnits") - (long) before.getOrDefault("R", 0L));
        for (var plan : steps.plans) {
            var path = "strategies.find { it.strategyId == '" + plan.id() + "' }";
            figures.put(
                    "P " + plan.id(), revenue.get(path) == null ? 0L : revenue.getLong(path + ".revenue.minorUnits"));
        }
        stored(steps, figures);
        return figures;
    }

    /// What no answer tells. What a reservation holds whose time is over counts as left, as it is for whoever needs it.
    private void stored(ModelSteps steps, Map<String, Object> figures) {
        var now = TestClock.now();
        var stock = new TreeMap<String, Long>();
        var budget = new TreeMap<String, Long>();
        var keys = steps.shop.taken.values().stream()
                .map(t -> Keys.redemption(new RedemptionId(t.id)))
                .toList();
        table.get(keys).values().stream().map(Redemption::from).forEach(redemption -> {
            var over = redemption.isReserved() && !redemption.holds(now);
            figures.put("redemption " + redemption.redemptionId(), over ? "released" : redemption.status());
            if (over) {
                var session = redemption.session();
                stock.merge(redemption.strategyId().value(), session.fromStock() ? 1L : 0L, Long::sum);
                budget.merge(redemption.strategyId().value(), session.budget(), Long::sum);
            }
        });
        for (var plan : steps.plans) {
            var id = new StrategyId(plan.id());
            long left = Shards.left(table.get(Shards.ofStock(id).keys())) + stock.getOrDefault(plan.id(), 0L);
            long money = Shards.left(table.get(Shards.ofBudget(id).keys())) + budget.getOrDefault(plan.id(), 0L);
            figures.put("left " + plan.id(), left + " and " + money);
        }
        var codes = steps.shop.codes.stream()
                .filter(c -> !c.isShared())
                .map(c -> Coupon.key(new CouponCode(c.text())))
                .toList();
        table.get(codes).values().stream().map(item -> Coupon.from(item, now)).forEach(coupon -> {
            var uses = Objects.requireNonNull(coupon.uses());
            figures.put("uses " + coupon.code().text(), uses.redeemed() + uses.reserved());
        });
    }
}
