package dev.merit.coupons.issuancejobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.CrashPoint;
import dev.merit.shared.testing.Faults;
import dev.merit.shared.testing.Json;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A job serves each member of its segment once, and tells exactly what it did, whatever happens to it.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class IssuanceJobRunnerTest {

    private static final int MEMBERS = 70;
    private static final int THREADS = 32;

    @Inject
    Table table;

    @ConfigProperty(name = "merit.table")
    String name;

    @AfterEach
    void withoutFaults() {
        Faults.set(0, 0);
    }

    /// Three steps and the end, each of them one write: a crash before or behind any of them.
    @Test
    void servesEachMemberOnceWhereverItCrashes() {
        var members = Shop.members(table, MEMBERS);
        var segment = Jobs.segment(table, members);
        var crashing = new CrashPoint();
        try (var client = TestDatabase.client(crashing)) {
            var handing = Jobs.handing(new Table(client, name));
            for (int write = 1; write <= 4; write++) {
                for (boolean behind : List.of(false, true)) {
                    var strategy = Shop.active("{}");
                    var job = Jobs.job(strategy, segment);
                    crashing.atWrite(write, behind);
                    int crashes = 0;
                    try {
                        handing.run(() -> true);
                    } catch (CrashPoint.Crash _) {
                        crashes++;
                    }
                    crashing.never();
                    assertThat(crashes).isEqualTo(1);
                    var between = Jobs.read(strategy, job).json();
                    assertThat(between.getLong("issued")).isEqualTo(issued(members, strategy));
                    assertThat(handing.run(() -> true)).isTrue();
                    assertThat(handing.isPending()).isFalse();
                    var done = Jobs.read(strategy, job).json();
                    assertThat(done.getString("status")).isEqualTo("done");
                    assertThat(done.getLong("issued")).isEqualTo(MEMBERS);
                    assertThat(members).allMatch(m -> coupons(m, strategy) == 1);
                }
            }
        }
    }

    /// As many runs at once, while writes meet others and answers are lost, and the stock does not last for all.
    @Test
    void servesEachMemberOnceByThirtyTwoRunsAtOnce() throws Exception {
        var members = Shop.members(table, MEMBERS);
        var segment = Jobs.segment(table, members);
        var strategy = Shop.active("{\"limits\": {\"perMember\": 1, \"stock\": 55}}");
        members.subList(0, 5).forEach(m -> Shop.coupon(strategy, m));
        var job = Jobs.job(strategy, segment);
        Faults.set(10, 5);
        var lost = new AtomicInteger();
        try (var client = TestDatabase.client(new Faults())) {
            var handing = Jobs.handing(new Table(client, name));
            AtOnce.run(THREADS, _ -> {
                while (true) {
                    try {
                        if (handing.run(() -> true)) {
                            return true;
                        }
                    } catch (Unavailable _) {
                        lost.incrementAndGet();
                    }
                }
            });
        }
        var done = Jobs.read(strategy, job).json();
        assertThat(done.getString("status")).isEqualTo("done");
        assertThat(done.getLong("total")).isEqualTo(MEMBERS);
        assertThat(done.getLong("issued")).isEqualTo(50);
        assertThat(done.getLong("refused")).isEqualTo(20);
        assertThat(refused(done, "member-limit-reached")).isEqualTo(5);
        assertThat(refused(done, "sold-out")).isEqualTo(15);
        assertThat(members).allMatch(m -> coupons(m, strategy) <= 1);
        assertThat(issued(members, strategy)).isEqualTo(55);
        assertThat(Shop.left(table, Shards.ofStock(strategy))).isZero();
        System.out.printf(
                "A job under %d runs at once: %d faults, %d runs broken off%n",
                THREADS, Faults.INJECTED.get(), lost.get());
    }

    private long issued(List<MemberId> members, StrategyId strategy) {
        return members.stream().mapToLong(m -> coupons(m, strategy)).sum();
    }

    private long coupons(MemberId member, StrategyId strategy) {
        long coupons = table.all(Keys.couponsByTime(member)).stream()
                .filter(item -> item.text("strategyId").equals(strategy.value()))
                .count();
        assertThat(table.get(Keys.use(member, strategy))
                        .map(use -> use.sum("issued"))
                        .orElse(0L))
                .isEqualTo(coupons);
        return coupons;
    }

    private static int refused(Json job, String code) {
        return job.find("refusals", "code", code).orElseThrow().getInt("members");
    }
}
