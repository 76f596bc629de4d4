package dev.merit.coupons.coupons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.consent.ProfilingPolicy;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.idempotency.Answer;
import dev.merit.shared.idempotency.Attempt;
import dev.merit.shared.idempotency.Idempotency;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.testing.Faults;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.tiers.TierSettings;
import dev.merit.shared.totals.Slots;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class IssuanceRaceTest {

    private static final Attempt WITHOUT_KEY = new Attempt(null, "", null);

    @Inject
    Table table;

    @Inject
    CouponIssuer issuing;

    @Inject
    ReservationExpiry expiry;

    @Inject
    Secret secret;

    @ConfigProperty(name = "merit.table")
    String name;

    /// 5,000 members ask 32 at a time for 1,000 coupons, one each; every fifth asks twice.
    @Test
    void issuesWhatThereIsAndNotOneMore() throws Exception {
        var strategy = Shop.active("{\"limits\": {\"stock\": 1000, \"perMember\": 1}}");
        var members = Shop.members(table, 5_000);
        var asking = new ArrayList<>(members);
        for (int i = 0; i < members.size(); i += 5) {
            asking.add(members.get(i));
        }
        Collections.shuffle(asking);

        var start = System.nanoTime();
        var outcomes = all(
                32,
                asking,
                member -> issuing.issue(
                        strategy,
                        new IssuanceRequest(member, null, null, false),
                        WITHOUT_KEY,
                        IssuanceRaceTest::answer));
        System.out.printf(
                "issuesWhatThereIsAndNotOneMore: %d requests in %d ms%n",
                asking.size(), (System.nanoTime() - start) / 1_000_000);

        var byKind = outcomes.stream().collect(Collectors.groupingBy(IssuanceOutcome::getClass, Collectors.counting()));
        System.out.println("issuesWhatThereIsAndNotOneMore: " + byKind);
        var issued = outcomes.stream()
                .filter(IssuanceOutcome.Issued.class::isInstance)
                .map(outcome -> ((IssuanceOutcome.Issued) outcome).coupon())
                .toList();
        assertThat(issued).hasSize(1_000);
        assertThat(issued).extracting(Coupon::owner).doesNotHaveDuplicates();
        assertThat(issued).extracting(Coupon::code).doesNotHaveDuplicates();
        assertThat(outcomes)
                .allMatch(outcome -> outcome instanceof IssuanceOutcome.Issued
                        || outcome instanceof IssuanceOutcome.SoldOut
                        || outcome instanceof IssuanceOutcome.LimitReached);
        assertThat(left(strategy, table)).isZero();
        var stored = table.get(
                issued.stream().map(coupon -> Coupon.key(coupon.code())).toList());
        assertThat(stored.values())
                .extracting(item -> Coupon.from(item, Instant.now()))
                .containsExactlyInAnyOrderElementsOf(issued);
        assertThat(counted(strategy, members, table)).isEqualTo(1_000);
    }

    /// A third of the writes meet others, some answers are lost; who gets no answer asks again under the same key.
    @Test
    void countsRightThroughConflictsAndLostAnswers() throws Exception {
        var strategy = Shop.active("{\"limits\": {\"stock\": 150, \"perMember\": 1}}");
        var members = Shop.members(table, 225);
        try (var client = TestDatabase.client(new Faults())) {
            var faulty = new Table(client, name);
            var clock = Clock.systemUTC();
            var idempotency = new Idempotency(faulty, secret, clock);
            var eligibility = new IssuanceEligibility(new TierSettings(faulty), ProfilingPolicy.byDefault(), clock);
            var unsteady = new CouponIssuer(
                    faulty,
                    new IssuanceTransaction(
                            faulty, new Ledger(faulty, Slots.each()), expiry, eligibility, idempotency, clock),
                    expiry,
                    eligibility,
                    idempotency,
                    clock);
            Faults.set(33, 5);
            var outcomes = all(16, members, member -> {
                while (true) {
                    try {
                        var attempt = idempotency.attempt(member.value(), "test", "issue", member.value());
                        var earlier = idempotency.earlier(attempt);
                        return earlier.isPresent()
                                ? new IssuanceOutcome.Repeated(earlier.get())
                                : unsteady.issue(
                                        strategy,
                                        new IssuanceRequest(member, null, null, false),
                                        attempt,
                                        IssuanceRaceTest::answer);
                    } catch (Unavailable _) {
                        // Its fate is unknown, so it is asked again.
                    }
                }
            });
            System.out.println("countsRightThroughConflictsAndLostAnswers: " + Faults.INJECTED + " faults");
            assertThat(Faults.INJECTED.get()).isGreaterThan(50);
            var codes = outcomes.stream()
                    .map(outcome -> switch (outcome) {
                        case IssuanceOutcome.Issued issued -> issued.answer().body();
                        case IssuanceOutcome.Repeated(var answer) -> answer.body();
                        case IssuanceOutcome.SoldOut() -> "";
                        case IssuanceOutcome.NoStrategy _,
                                IssuanceOutcome.NoMember _,
                                IssuanceOutcome.NotForMembers _,
                                IssuanceOutcome.Unfit _,
                                IssuanceOutcome.NotActive _,
                                IssuanceOutcome.NotEligible _,
                                IssuanceOutcome.NoConsent _,
                                IssuanceOutcome.LimitReached _ -> throw new AssertionError(outcome);
                    })
                    .filter(body -> !body.isEmpty())
                    .toList();
            assertThat(codes).hasSize(150).doesNotHaveDuplicates();
        } finally {
            Faults.set(0, 0);
        }
        assertThat(left(strategy, table)).isZero();
        assertThat(counted(strategy, members, table)).isEqualTo(150);
    }

    private static <T> List<IssuanceOutcome> all(int threads, List<T> asking, Function<T, IssuanceOutcome> ask)
            throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var calls = asking.stream()
                    .map(one -> (Callable<IssuanceOutcome>) () -> ask.apply(one))
                    .toList();
            var outcomes = new ArrayList<IssuanceOutcome>();
            for (var call : pool.invokeAll(calls)) {
                outcomes.add(call.get());
            }
            return outcomes;
        }
    }

    private static long left(StrategyId id, Table table) {
        return table.get(Shards.ofStock(id).keys()).values().stream()
                .mapToLong(item -> item.sum("left"))
                .sum();
    }

    private static long counted(StrategyId id, List<MemberId> members, Table table) {
        var uses = table.get(
                        members.stream().map(member -> Keys.use(member, id)).toList())
                .values();
        assertThat(uses).allMatch((Item use) -> use.number("issued") == 1);
        return uses.size();
    }

    private static Answer answer(Coupon coupon) {
        var code = coupon.code();
        return new Answer(201, "/v1/coupons/" + code.canonical(), "{\"code\": \"" + code.text() + "\"}");
    }
}
