package dev.merit.coupons.vouchers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One voucher in the hands of 32 threads, over Lambda events.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class VoucherRaceTest {

    private static final int THREADS = 32;
    private static final int STEPS = 8;

    @Inject
    Table table;

    private MemberId member;

    @BeforeEach
    void register() {
        member = Shop.member(table);
    }

    /// Each thread pays for orders of its own size until nothing is left: all is paid in full but one at the most,
    /// and nobody is refused before the last cent is gone.
    @Test
    void spendsExactlyTheBalance() throws Exception {
        long balance = 20_011;
        var code = Purse.voucher(Purse.strategy(balance));
        var paid = new AtomicLong();
        var parts = new AtomicLong();
        var counts = AtOnce.run(THREADS, i -> {
            long total = 200 + 17L * i;
            for (int n = 0; ; n++) {
                var answer = Shop.redeem(code, member, "s-" + i + "-" + n, Shop.order(total));
                if (answer.status() == 409) {
                    Shop.refused(answer, 409, "voucher-empty");
                    assertThat(answer.json().getLong("have.minorUnits")).isZero();
                    return n;
                }
                assertThat(answer.status()).as(answer.body()).isEqualTo(201);
                long payment = answer.json().getLong("payment.minorUnits");
                paid.addAndGet(payment);
                parts.addAndGet(payment < total ? 1 : 0);
            }
        });
        System.out.printf(
                "spendsExactlyTheBalance: %d paid in %d orders, %d in part%n",
                paid.get(), counts.stream().mapToInt(n -> n).sum(), parts.get());
        assertThat(paid.get()).isEqualTo(balance);
        assertThat(parts.get()).isLessThanOrEqualTo(1);
        Purse.has(code, 0);
    }

    /// Payments, refunds, rollbacks, reservations and their release, at once: what was kept in the end is what is
    /// gone, and the entries say so.
    @Test
    void comesOutRightWhateverGoesOnAtOnce() throws Exception {
        long balance = 9_000;
        var code = Purse.voucher(Purse.strategy(balance));
        var kept = AtOnce.run(THREADS, i -> keeps(code, i));
        long sum = kept.stream().mapToLong(k -> k).sum();
        System.out.printf("comesOutRightWhateverGoesOnAtOnce: %d of %d kept%n", sum, balance);
        Purse.has(code, balance - sum);
        if (sum < balance) {
            assertThat(Shop.redeem(code, member, "rest", Shop.order(balance))
                            .json()
                            .getLong("payment.minorUnits"))
                    .isEqualTo(balance - sum);
        }
        Purse.has(code, 0);
    }

    private long keeps(String code, int thread) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(thread);
        long kept = 0;
        for (int n = 0; n < STEPS / 2; n++) {
            var order = "k-" + thread + "-" + n;
            long total = 100L + random.nextInt(900);
            var reserve = random.nextBoolean();
            var answer = reserve
                    ? Shop.reserve(code, member, order, Shop.order(total), 3_600)
                    : Shop.redeem(code, member, order, Shop.order(total));
            if (answer.status() == 201) {
                var id = answer.json().getString("redemptionId");
                kept += finish(code, order, id, answer.json().getLong("payment.minorUnits"), total, reserve, random);
            } else {
                Shop.refused(answer, 409, "voucher-empty");
            }
        }
        return kept;
    }

    /// What of the payment stays so.
    private long finish(
            String code, String order, String id, long paid, long total, boolean reserved, RandomGenerator random) {
        if (reserved && random.nextBoolean()) {
            ok(Event.as("storefront").send("DELETE", "/v1/redemptions/" + id, null), 200);
            return 0;
        }
        if (reserved) {
            ok(Shop.redeem(code, member, order, Shop.order(total)), 201);
        }
        long back = random.nextLong(paid);
        if (back > 0) {
            ok(Purse.refund(id, "r", back), 201);
        }
        if (random.nextBoolean()) {
            ok(Shop.rollBack(id), 200);
            return 0;
        }
        return paid - back;
    }

    private static void ok(Event.Answer answer, int status) {
        assertThat(List.of(answer.status())).as(answer.body()).containsExactly(status);
    }
}
