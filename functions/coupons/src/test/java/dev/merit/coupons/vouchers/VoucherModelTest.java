package dev.merit.coupons.vouchers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.voucher.VoucherExpiry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random errands with one voucher, over Lambda events and over its end, beside a model that is told the same: every
/// answer is the model's, and after each of them so are the balance, which is the sum of the entries, and what is
/// held.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class VoucherModelTest {

    private static final int STEPS = 60;
    private static final int WORTH = 5_000;
    private static final int DAYS = 1;

    @Inject
    Table table;

    @Inject
    Ledger ledger;

    private VoucherModel model;
    private RandomGenerator random;
    private MemberId member;
    private String code;

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3})
    void agreesWithTheModelAtEachStep(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        member = Shop.member(table);
        var end = LocalDateTime.now(ZoneId.of("Europe/Berlin"))
                .plusDays(DAYS)
                .truncatedTo(ChronoUnit.HOURS)
                .plusMinutes(59);
        code = Purse.voucher(Purse.strategy(WORTH, end + ":59"));
        model = new VoucherModel(
                WORTH,
                Duration.between(LocalDateTime.now(ZoneId.of("Europe/Berlin")), end)
                        .toSeconds());
        for (int i = 0; i < STEPS; i++) {
            var told = step();
            try {
                Purse.has(code, model.balance(), model.held());
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", step " + i + ", " + told, e);
            }
        }
        System.out.println("agreesWithTheModelAtEachStep: seed " + seed + ", " + model.answers());
    }

    private String step() {
        return switch (random.nextInt(11)) {
            case 0, 1, 2, 3 -> take(random.nextBoolean());
            case 4, 5 -> back(random.nextBoolean());
            case 6, 7 -> refund();
            case 8 -> {
                new VoucherExpiry(table, ledger).expire(TestClock.now(), 100);
                yield model.expire();
            }
            default -> {
                int seconds = VoucherModel.LEASE * (1 + random.nextInt(5));
                TestClock.forward(Duration.ofSeconds(seconds));
                yield model.forward(seconds);
            }
        };
    }

    /// The order's total follows from its name, so that what is asked again is the same.
    private String take(boolean reserve) {
        int order = random.nextInt(12);
        long total = 300L * (order + 1);
        var answer = reserve
                ? Shop.reserve(code, member, "o-" + order, Shop.order(total), VoucherModel.LEASE - 60)
                : Shop.redeem(code, member, "o-" + order, Shop.order(total));
        var said = answer.status() < 300
                ? answer.status() + " " + answer.json().getString("status") + " "
                        + answer.json().getLong("payment.minorUnits")
                : answer.json().getString("code");
        assertThat(said).as(answer.body()).isEqualTo(model.take(order, total, reserve));
        if (answer.status() < 300) {
            model.named(order, answer.json().getString("redemptionId"));
        }
        return said;
    }

    private String back(boolean release) {
        var one = model.any(random);
        if (one.isEmpty()) {
            return "nothing";
        }
        var path = "/v1/redemptions/" + one.get().id;
        var answer = release
                ? Event.as("storefront").send("DELETE", path, null)
                : Event.as("storefront").send("POST", path + "/rollback", null);
        var said = answer.json().getString(answer.status() == 200 ? "status" : "code");
        assertThat(said).isEqualTo(model.back(one.get(), release));
        return said;
    }

    private String refund() {
        var one = model.any(random);
        if (one.isEmpty()) {
            return "nothing";
        }
        long amount = 1L + random.nextInt(900);
        var answer = Purse.refund(one.get().id, "r-" + random.nextInt(), amount);
        var said = answer.status() == 201 ? "refunded" : answer.json().getString("code");
        assertThat(said).as(answer.body()).isEqualTo(model.refund(one.get(), amount));
        return said;
    }
}
