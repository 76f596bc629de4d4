package dev.merit.local.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.aggregation.Aggregation;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.testing.Faults;
import dev.merit.shared.testing.Json;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.totals.QuarterHour;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.TotalSeries;
import dev.merit.shared.totals.Totals;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGeneratorFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The laws of the totals, held against random shops: members who register, buy, get money back, redeem coupons, and
/// tell it late or twice, from several threads, while two aggregations run at once and crash between any two writes,
/// and one in five writes meets another or loses its answer.
@QuarkusTest
@TestProfile(LawsTest.Faulty.class)
@WithTestResource(TestDatabase.class)
class LawsTest {

    private static final int SHOPPERS = 4;
    private static final int ERRANDS = 25;
    private static final int OF_WHICH_OVER_HTTP = 20;

    @Inject
    Aggregation aggregation;

    @Inject
    Table table;

    @Inject
    Totals totals;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private final Tally tally = new Tally();
    private Http http;

    public static final class Faulty implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Faults.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.index-dependency.testing.group-id", "dev.merit",
                    "quarkus.index-dependency.testing.artifact-id", "merit-shared",
                    "quarkus.index-dependency.testing.classifier", "tests");
        }
    }

    @AfterEach
    void withoutFaults() {
        Faults.set(0, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void totalsEqualTheRecordsAtEveryMomentAndInTheEnd(long seed) throws Exception {
        http = new Http(port);
        long before = net();
        tally.start(before);
        var strategies = List.of(
                strategy(seed + "-percent", "{\"type\":\"percentOff\",\"percent\":\"12.5\"}"),
                strategy(
                        seed + "-amount",
                        "{\"type\":\"amountOff\",\"amount\":{\"minorUnits\":333,\"currency\":\"USD\"}}"));
        Faults.set(15, 5);
        var shopping = new AtomicBoolean(true);
        var reads = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var background = new ArrayList<Future<?>>();
            for (int i = 0; i < 2; i++) {
                background.add(threads.submit(() -> {
                    while (shopping.get()) {
                        runOrCrash();
                    }
                }));
            }
            background.add(threads.submit(() -> {
                while (shopping.get()) {
                    tally.holds(this::net);
                    reads.incrementAndGet();
                }
            }));
            var shoppers = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < SHOPPERS; i++) {
                var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 100 + i);
                var shopper = new Shopper(http, tally, strategies, seed + "-" + i, random);
                shoppers.add(() -> shopper.run(ERRANDS));
            }
            for (var shopper : threads.invokeAll(shoppers)) {
                assertThat(shopper.get()).isEqualTo(ERRANDS);
            }
            shopping.set(false);
            for (var task : background) {
                task.get();
            }
        }
        assertThat(Faults.INJECTED.get()).isGreaterThan(20);
        assertThat(reads.get()).isGreaterThan(5);
        Faults.set(0, 0);
        assertThat(net()).isEqualTo(tally.acknowledged());
        everyTotalEqualsThePlainSum();
        http.post("/v1/aggregation/runs", "", "");
        everyTotalEqualsThePlainSum();
        var report = http.post("/v1/aggregation/reconciliations", "", "");
        assertThat(report.json().getList("differences")).as(report.body()).isEmpty();
        assertThat(report.json().getLong("checkedRecords")).isGreaterThan(SHOPPERS * ERRANDS / 2);
    }

    private void runOrCrash() {
        try {
            aggregation.run();
        } catch (Unavailable _) {
            // A crash, as far as this run is concerned: the next one finds what it left.
        }
    }

    private long net() {
        return http.get("/v1/totals/purchases?currency=USD").json().getLong("purchaseAmount.minorUnits");
    }

    private String strategy(String name, String benefit) {
        var body = "{\"name\":\"" + name + "\",\"kind\":\"coupon\",\"currency\":\"USD\",\"benefit\":" + benefit
                + ",\"window\":{\"from\":\"2020-01-01T00:00:00\",\"zone\":\"Europe/Berlin\"}}";
        var made = http.post("/v1/strategies", "strategy-" + name, body);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var id = made.json().getString("strategyId");
        assertThat(http.post("/v1/strategies/" + id + "/activate", "", "").status())
                .isEqualTo(200);
        return id;
    }

    /// Every quarter by the store that answers HTTP, a few of them over HTTP, and every member and strategy.
    private void everyTotalEqualsThePlainSum() {
        var records = Plain.of(table);
        var ends = records.quarters();
        var spans = totals.between(
                ends.stream().map(QuarterHour::of).toList(),
                false,
                new TotalSeries("M.USD"),
                TotalSeries.members(),
                new TotalSeries("R.USD"),
                new TotalSeries("D.USD"));
        long net = 0;
        long members = 0;
        long revenue = 0;
        long discounts = 0;
        for (int i = 0; i < ends.size(); i++) {
            for (var sum : spans.get(i).byTotal().entrySet()) {
                switch (sum.getKey()) {
                    case Total.Purchases _ -> net += sum.getValue().amount().longValueExact();
                    case Total.Members() -> members += sum.getValue().amount().longValueExact();
                    case Total.Revenue _ -> revenue += sum.getValue().amount().longValueExact();
                    case Total.Redemptions _ ->
                        discounts += sum.getValue().amount().longValueExact();
                    case Total.Vouchers _ -> throw new AssertionError("was not asked for");
                }
            }
            var end = ends.get(i);
            assertThat(net).isEqualTo(records.net(end));
            assertThat(members).isEqualTo(records.members(end));
            assertThat(revenue).isEqualTo(records.revenue(end));
            assertThat(discounts).isEqualTo(records.discounts(end));
            if (i % OF_WHICH_OVER_HTTP == 0) {
                var m = get("/v1/totals/purchases?currency=USD&at=" + end);
                assertThat(m.getLong("purchaseAmount.minorUnits")).isEqualTo(net);
                assertThat(m.getLong("memberCount")).isEqualTo(members);
                var r = get("/v1/totals/revenue?currency=USD&at=" + end);
                assertThat(r.getLong("revenue.minorUnits")).isEqualTo(revenue);
            }
        }
        var d = get("/v1/totals/redemptions?currency=USD");
        assertThat(d.getLong("discount.minorUnits")).isEqualTo(records.discounts());
        assertThat(d.getLong("redemptionCount"))
                .isEqualTo(records.redemptions())
                .isPositive();
        assertThat(d.getLong("rollbackCount")).isPositive();
        records.netByMember()
                .forEach((member, sum) -> assertThat(get("/v1/members/" + member + "/totals?currency=USD")
                                .getLong("purchaseAmount.minorUnits"))
                        .isEqualTo(sum));
        records.revenueByStrategy()
                .forEach((strategy, sum) -> assertThat(
                                get("/v1/strategies/" + strategy + "/totals").getLong("revenue.minorUnits"))
                        .isEqualTo(sum));
    }

    private Json get(String path) {
        return http.get(path).json();
    }
}
