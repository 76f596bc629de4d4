package dev.merit.coupons.offers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How long the best offer takes to find for a member with twenty coupons beside twenty promotions, all of which
/// fit and half of which draw on budgets.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class OffersCostTest {

    private static final int NUMBER = 20;
    private static final int ASKED = 50;

    @Inject
    Table table;

    private final List<StrategyId> begun = new ArrayList<>();

    @AfterEach
    void end() {
        begun.forEach(strategy -> Shop.bring(strategy, "end"));
    }

    @Test
    void tellsItsTime() {
        var member = Shop.member(table);
        for (int i = 0; i < NUMBER; i++) {
            Shop.publicCode(begin("promotion", i));
            Shop.coupon(begin("coupon", i), member);
        }
        var nanos = new long[ASKED];
        for (int i = 0; i < ASKED; i++) {
            long begun = System.nanoTime();
            var answer = ask(member);
            nanos[i] = System.nanoTime() - begun;
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().<String>getList("offers.code")).hasSize(2 * NUMBER);
            assertThat(answer.json().<String>getList("best.codes")).hasSize(5);
        }
        Arrays.sort(nanos);
        System.out.printf(
                "OffersCostTest: 40 candidates, p50 %.1f ms, p99 %.1f ms%n",
                nanos[ASKED / 2] / 1e6, nanos[ASKED * 99 / 100] / 1e6);
    }

    private StrategyId begin(String kind, int number) {
        var limits = number % 2 == 0 ? "\"budget\": " + Shop.usd(1_000_000) : "\"perMember\": 9";
        var strategy = Shop.active(
                "{\"kind\": \"%s\", \"stackable\": true, \"limits\": {%s}, \"benefit\": {\"type\": \"percentOff\", \"percent\": \"%d\"}}"
                        .formatted(kind, limits, number + 1));
        begun.add(strategy);
        return strategy;
    }

    private static Event.Answer ask(MemberId member) {
        return Event.as("storefront")
                .post("/v1/members/" + member + "/offers", "{\"order\": " + Shop.order(10_000) + "}");
    }
}
