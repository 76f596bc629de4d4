package dev.merit.coupons.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.Shop;
import dev.merit.coupons.TestClock;
import dev.merit.coupons.holding.Coupon;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.Returns;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Key;
import dev.merit.shared.table.Keys;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random errands of several members, over Lambda events, beside a model in memory that is told the same: after each of
/// them what is left of stock and budget, the coupons' uses, each member's count and each redemption's state are as the
/// model has them, and every answer is the model's.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SessionsModelTest {

    private static final int STEPS = 120;
    private static final int MEMBERS = 4;
    private static final int ORDERS = 9;
    private static final int STOCK = 14;
    private static final int BUDGET = 5_000;
    private static final int PER_MEMBER = 4;
    private static final int USES = 2;

    @Inject
    Table table;

    private StrategyId strategy;
    private List<MemberId> members;
    private SessionsModel model;
    private RandomGenerator random;

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5})
    void agreesWithTheModelAtEachStep(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        strategy = Shop.active("""
                {"benefit": {"type": "percentOff", "percent": "10"},
                 "limits": {"stock": %d, "perMember": %d, "usesPerCoupon": %d, "budget": %s}}""".formatted(STOCK, PER_MEMBER, USES, Shop.usd(BUDGET)));
        members = Shop.members(table, MEMBERS);
        model = new SessionsModel(STOCK, BUDGET, PER_MEMBER, USES);
        model.add(Shop.publicCode(strategy), -1);
        for (int i = 0; i < STEPS; i++) {
            var told = step();
            assertThat(left()).as("seed %d, step %d, %s", seed, i, told).isEqualTo(model.left());
            assertThat(uses()).as("seed %d, step %d, %s", seed, i, told).isEqualTo(model.uses());
        }
        System.out.println("agreesWithTheModelAtEachStep: seed " + seed + ", " + model.answers());
    }

    private String step() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> issue();
            case 2, 3 -> take("reservations");
            case 4, 5, 6 -> take("redemptions");
            case 7, 8 -> back(random.nextBoolean());
            case 9 -> purchase();
            case 10 -> refund();
            default -> wait_();
        };
    }

    private String issue() {
        int member = random.nextInt(MEMBERS);
        var answer = Shop.issue(strategy, members.get(member));
        var said = answer.status() == 201 ? "issued" : answer.json().getString("code");
        assertThat(said).isEqualTo(model.issue(member));
        if (said.equals("issued")) {
            model.add(answer.json().getString("code"), member);
        }
        return said;
    }

    /// Mostly of one's own coupon or the public code, now and then of another's or with another content.
    private String take(String what) {
        var code = model.codes().get(random.nextInt(model.codes().size()));
        int owner = model.owner(code);
        int member = owner >= 0 && random.nextInt(8) > 0 ? owner : random.nextInt(MEMBERS);
        int order = random.nextInt(ORDERS);
        long total = 1_000L * (order + 1) + (random.nextInt(10) == 0 ? 10 : 0);
        var content = Shop.order(total);
        var reserve = what.equals("reservations");
        var answer = reserve
                ? Shop.reserve(code, members.get(member), "o-" + order, content, SessionsModel.LEASE)
                : Shop.redeem(code, members.get(member), "o-" + order, content);
        var said = answer.status() < 300
                ? answer.status() + " " + answer.json().getString("status")
                : answer.json().getString("code");
        var expected = model.take(code, order, member, total, reserve);
        assertThat(said).as("%s %s o-%d of %d", what, code, order, member).isEqualTo(expected);
        if (answer.status() < 300) {
            model.named(code, order, answer.json().getString("redemptionId"));
        }
        return what + " " + said;
    }

    private String back(boolean release) {
        var chosen = model.any(random);
        if (chosen.isEmpty()) {
            return "nothing";
        }
        var path = "/v1/redemptions/" + chosen.get().id;
        var answer = release
                ? Event.as("storefront").send("DELETE", path, null)
                : Event.as("storefront").send("POST", path + "/rollback", null);
        var said = answer.status() == 200
                ? answer.json().getString("status")
                : answer.json().getString("code");
        assertThat(said).isEqualTo(model.back(chosen.get(), release));
        return said;
    }

    private String purchase() {
        var chosen = model.any(random);
        if (chosen.isEmpty()) {
            return "nothing";
        }
        var one = chosen.get();
        var name = "p-" + random.nextInt();
        var id = new RedemptionId(one.id);
        var done = table.transact(List.of(Redemption.countFor(id, members.get(one.member), new ActivityId(name))))
                instanceof Outcome.Done;
        assertThat(done).isEqualTo(model.purchase(one, name));
        return "purchase " + done;
    }

    private String refund() {
        var chosen = model.any(random);
        if (chosen.isEmpty() || chosen.get().lastPurchase == null) {
            return "nothing";
        }
        var one = chosen.get();
        one.refunded = Math.min(10, one.refunded + 1 + random.nextInt(5));
        var redemption = Redemption.from(
                table.get(Keys.redemption(new RedemptionId(one.id))).orElseThrow());
        var writes = Returns.of(redemption, new ActivityId(one.lastPurchase), one.refunded, 10);
        if (!writes.isEmpty()) {
            assertThat(table.transact(writes)).isInstanceOf(Outcome.Done.class);
        }
        model.refund(one);
        return "refund";
    }

    private String wait_() {
        int seconds = SessionsModel.LONG_ENOUGH * (1 + random.nextInt(2));
        TestClock.forward(Duration.ofSeconds(seconds));
        model.forward(seconds);
        return "wait";
    }

    /// What there would be if all expired reservations were released: so what they hold is added to what is left.
    private List<Long> left() {
        long stock = Shop.left(table, Shards.ofStock(strategy));
        long budget = Shop.left(table, Shards.ofBudget(strategy));
        for (var one : model.expired()) {
            var found = Optional.of(one.id)
                    .flatMap(id -> table.get(Keys.redemption(new RedemptionId(id))))
                    .map(Redemption::from)
                    .orElseThrow();
            if (found.isReserved()) {
                stock += found.session().fromStock() ? 1 : 0;
                budget += found.session().budget();
            }
        }
        return List.of(stock, budget);
    }

    private String uses() {
        var now = new TestClock().instant();
        var owned =
                model.codes().stream().filter(code -> model.owner(code) >= 0).toList();
        var found = table.get(owned.stream().map(SessionsModelTest::key).toList());
        return owned.stream()
                .map(code -> Objects.requireNonNull(Coupon.from(Objects.requireNonNull(found.get(key(code))), now)
                        .uses()))
                .map(uses -> uses.redeemed() + "+" + uses.reserved() + " ")
                .collect(Collectors.joining());
    }

    private static Key key(String code) {
        return Coupon.key(new CouponCode(code));
    }
}
