package dev.merit.local.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.local.laws.Http;
import dev.merit.local.laws.ShopClient;
import dev.merit.shared.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Random steps, each told to Merit over HTTP and to the model: both must answer the same.
final class Run {

    /// Points that each member has from the beginning.
    private static final long GIVEN = 90;

    final ShopModel shop = new ShopModel();
    final Points points = new Points();
    final Books books = new Books(points);
    final String name = ShopClient.name("run");
    final ShopClient till;
    final List<String> members;
    final List<Plan> plans;
    final RandomGenerator random;
    final List<String> told = new ArrayList<>();
    final Map<String, Integer> answers = new TreeMap<>();
    private final CouponSteps coupons = new CouponSteps(this);
    private final PurchaseSteps purchases = new PurchaseSteps(this);

    Run(ShopClient till, List<String> members, List<Plan> plans, RandomGenerator random) {
        this.till = till;
        this.members = members;
        this.plans = plans;
        this.random = random;
        for (int i = 0; i < members.size(); i++) {
            assertThat(till.purse().adjust(members.get(i), GIVEN).status()).isEqualTo(201);
            points.of(i).give(Points.lot(0), GIVEN);
        }
        for (var plan : plans) {
            shop.codes.add(new Code(till.publicCode(plan.id()), plan, Code.EVERYBODY));
        }
    }

    void step() {
        switch (random.nextInt(20)) {
            case 0, 1 -> coupons.issue();
            case 2, 3 -> coupons.take(1, true);
            case 4, 5, 6 -> coupons.take(1, false);
            case 7, 8 -> coupons.take(2, false);
            case 9, 10 -> coupons.back(random.nextBoolean());
            case 11, 12, 13 -> purchases.purchase();
            case 14, 15 -> purchases.refund();
            case 16 -> purchases.spend();
            case 17 -> purchases.unspend();
            case 18 -> till.aggregate();
            default -> pass(random.nextInt(3) == 0 ? Duration.ofDays(9) : Duration.ofMinutes(25));
        }
    }

    private void pass(Duration time) {
        TestClock.forward(time);
        shop.timePasses();
        told.add("wait " + time);
    }

    void compare(String what, String expected, Http.Answer answer) {
        var said = said(answer);
        told.add(what + " -> " + said);
        answers.merge(said, 1, Integer::sum);
        assertThat(said).as(what).isEqualTo(expected);
    }

    /// Status and state of a success, the code of a refusal.
    private static String said(Http.Answer answer) {
        if (answer.status() >= 300) {
            return answer.json().getString("code");
        }
        var state = answer.json().getString("status");
        var first = answer.json().getString("redemptions[0].status");
        return answer.status() + (state != null ? " " + state : first != null ? " " + first : "");
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
