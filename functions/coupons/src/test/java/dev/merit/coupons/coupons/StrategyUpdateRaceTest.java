package dev.merit.coupons.coupons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.idempotency.Answer;
import dev.merit.shared.idempotency.Attempt;
import dev.merit.shared.table.RetryPause;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// Coupons are issued while their strategy is paused, edited and activated again.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class StrategyUpdateRaceTest {

    private static final int ISSUERS = 4;
    private static final Attempt WITHOUT_KEY = new Attempt(null, "", null);

    /// Keeps the coupons to some hundreds.
    private static final int MAX_PAUSE_MILLIS = 100;

    @Inject
    Table table;

    @Inject
    CouponIssuer issuing;

    @Test
    void issuesEachCouponUnderTermsThatStoodAndThatItKeeps() throws Exception {
        var strategy = Shop.active("{\"benefit\": {\"type\": \"percentOff\", \"percent\": \"1\"}}");
        var members = Shop.members(table, ISSUERS);
        var percents = new ConcurrentHashMap<>(Map.of(1L, 1));
        var issuedUnder = ConcurrentHashMap.<Long>newKeySet();
        var done = new AtomicBoolean();
        var issued = AtOnce.run(ISSUERS + 1, i -> {
            if (i > 0) {
                return issue(strategy, members.get(i - 1), issuedUnder, done);
            }
            for (int percent = 2; percent <= 7; percent++) {
                long version = edit(strategy, percent);
                percents.put(version, percent);
                // Else all edits may be over before a second coupon is issued.
                await().until(() -> issuedUnder.contains(version));
            }
            done.set(true);
            return List.<PersonalCoupon>of();
        });
        var coupons = issued.stream().flatMap(List::stream).toList();
        assertThat(coupons.stream()
                        .map(coupon -> coupon.terms().version())
                        .distinct()
                        .count())
                .isGreaterThan(2);
        for (var coupon : coupons) {
            assertThat(discount(coupon)).isEqualTo(percents.get(coupon.terms().version()) * 100);
        }
        System.out.printf("issuesEachCouponUnderTermsThatStoodAndThatItKeeps: %d coupons%n", coupons.size());
    }

    private List<PersonalCoupon> issue(
            StrategyId strategy, MemberId member, Set<Long> issuedUnder, AtomicBoolean done) {
        var coupons = new ArrayList<PersonalCoupon>();
        while (!done.get()) {
            RetryPause.upTo(MAX_PAUSE_MILLIS);
            if (issuing.issue(
                            strategy,
                            new IssuanceRequest(member, null, null, false),
                            WITHOUT_KEY,
                            StrategyUpdateRaceTest::answer)
                    instanceof IssuanceOutcome.Issued issued) {
                var coupon = (PersonalCoupon) issued.coupon();
                coupons.add(coupon);
                issuedUnder.add(coupon.terms().version());
            }
        }
        return coupons;
    }

    /// The version that the terms then have.
    private static long edit(StrategyId strategy, int percent) {
        Shop.bring(strategy, "pause");
        var answer = Event.as("marketer")
                .header("If-Match", "*")
                .patch("/v1/strategies/" + strategy, "{\"benefit\": {\"percent\": \"" + percent + "\"}}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Shop.bring(strategy, "activate");
        return answer.json().getLong("termsVersion");
    }

    private static int discount(PersonalCoupon coupon) {
        var order = "{\"total\": {\"minorUnits\": 10000, \"currency\": \"USD\"}}";
        return Event.as("storefront")
                .post(
                        "/v1/coupons/" + coupon.code().text() + "/validate",
                        "{\"memberId\": \"" + coupon.memberId() + "\", \"order\": " + order + "}")
                .json()
                .getInt("discount.minorUnits");
    }

    private static Answer answer(Coupon coupon) {
        return new Answer(201, "/v1/coupons/" + coupon.code().canonical(), "{}");
    }
}
