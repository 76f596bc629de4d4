package dev.merit.local.laws;

import static dev.merit.local.laws.ShopClient.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.local.laws.Histories.Timed;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.totals.LedgerPosition;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Callers who compete for the same members, voucher and stock while the ledger is posted are answered as if a single
/// thread served one after the other: each total, balance and refusal tells of one moment between the request and its
/// answer, in the order of the ledger.
@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class HistoriesCrowdTest extends CrowdFixture {

    /// Few enough that a sequence is found in a short time.
    private static final int CALLERS = 6;

    private static final int REQUESTS = 60;
    private static final int STOCK = 5;

    private final Histories histories = new Histories();
    private final SumHistory sum = new SumHistory(() -> shop.net());
    private List<String> members = List.of();
    private String code = "";
    private String voucher = "";

    HistoriesCrowdTest() {
        super("NOK");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isThatOfASingleThread(long seed) throws Exception {
        open();
        crowd.each((number, _) -> {
            var caller = new Caller(seed * Crowd.SIZE + number);
            for (int i = 0; i < REQUESTS && number < CALLERS; i++) {
                caller.request();
            }
        });
        assertThat(histories.contradictions()).as(histories.toString()).isEmpty();
        sum.read();
        assertThat(sum.contradiction()).isEmpty();
        System.out.println("isThatOfASingleThread: M " + sum + ", " + histories);
        shop.reconciles();
    }

    private void open() {
        shop.purse().programme(0, 12);
        members = shop.members(2);
        var stock = shop.strategy(ShopClient.percent("10"), "\"stock\": " + STOCK, "");
        code = shop.publicCode(stock);
        var gift = "{\"type\": \"storedValue\", \"amount\": " + shop.money(3_000) + "}";
        var gifts = shop.strategy("giftVoucher", gift, "", "");
        voucher = shop.made("/v1/strategies/" + gifts + "/coupons", "{}", "code");
        sum.begin();
        histories.begin("stock", () -> left(Shards.ofStock(new StrategyId(stock))));
        histories.begin("voucher", () -> shop.read("/v1/coupons/" + voucher).getLong("balance.minorUnits"));
        for (var member : members) {
            histories.begin("W " + member, () -> shop.net(member));
            histories.begin(
                    "points " + member, () -> shop.purse().standing(member).getLong("balance"));
        }
    }

    private LedgerPosition place(String member, String activity) {
        var item = table.get(Keys.activity(new MemberId(member), new ActivityId(activity)));
        return LedgerPosition.from(item.orElseThrow()).orElseThrow();
    }

    /// Asks for what is possible only at times, and undoes what it has done.
    private final class Caller {

        private final Random random;
        private final List<Purchase> purchases = new ArrayList<>();
        private final List<Redemption> taken = new ArrayList<>();
        private final List<Redemption> payments = new ArrayList<>();

        private record Purchase(String id, String member, long amount) {}

        private record Redemption(String id, long discount) {}

        Caller(long seed) {
            random = new Random(seed);
        }

        void request() {
            var member = members.get(random.nextInt(members.size()));
            switch (random.nextInt(14)) {
                case 0, 1 -> buy(member);
                case 2 -> refund();
                case 3 -> give(member);
                case 4, 5 -> spend(member);
                case 6, 7 -> take(member);
                case 8 -> giveBack();
                case 9, 10 -> pay(member);
                case 11 -> takeAPaymentBack();
                case 12 -> {
                    if (random.nextBoolean()) {
                        sum.read();
                    } else {
                        histories.read("W " + member);
                    }
                }
                default -> histories.read(random.nextBoolean() ? "voucher" : "points " + member);
            }
        }

        private void buy(String member) {
            var purchase = new Purchase(name("p"), member, random.nextLong(1, 99));
            var timed = Timed.of(() -> shop.purchase(member, purchase.id(), purchase.amount(), List.of()));
            assertThat(timed.answer().status()).isEqualTo(201);
            counted(member, purchase.id(), purchase.amount(), timed);
            purchases.add(purchase);
        }

        private void refund() {
            var purchase = any(purchases);
            if (purchase != null) {
                var id = name("r");
                var timed = Timed.of(() -> shop.refund(purchase.member(), id, purchase.id(), purchase.amount()));
                assertThat(timed.answer().status()).isEqualTo(201);
                counted(purchase.member(), id, -purchase.amount(), timed);
            }
        }

        private void counted(String member, String activity, long amount, Timed timed) {
            var place = place(member, activity);
            sum.adds(amount, timed);
            histories.adds("W " + member, amount, timed, place);
        }

        private void give(String member) {
            var timed = Timed.of(() -> shop.purse().adjust(member, 10));
            assertThat(timed.answer().status()).isEqualTo(201);
            histories.adds("points " + member, 10, timed, null);
        }

        private void spend(String member) {
            long points = random.nextLong(1, 9);
            var timed = Timed.of(() -> shop.purse().spend(member, name("o"), points));
            var answer = timed.answer();
            if (answer.status() == 201) {
                histories.depends(
                        "points " + member,
                        "spend " + points,
                        timed,
                        balance -> balance >= points ? balance - points : null);
            } else {
                refused(answer, "insufficient-points");
                long have = answer.json().getLong("have");
                histories.depends(
                        "points " + member,
                        "spend " + points + " of " + have,
                        timed,
                        balance -> balance == have && balance < points ? balance : null);
            }
        }

        private void take(String member) {
            var timed = Timed.of(() -> shop.redeem(code, member, name("o"), 100));
            var answer = timed.answer();
            if (answer.status() == 201) {
                taken.add(new Redemption(answer.json().getString("redemptionId"), 10));
                histories.depends("stock", "take", timed, left -> left > 0 ? left - 1 : null);
            } else {
                refused(answer, "sold-out");
                histories.depends("stock", "take", timed, left -> left == 0 ? left : null);
            }
        }

        private void giveBack() {
            var redemption = any(taken);
            if (redemption != null) {
                histories.adds("stock", 1, rollBack(redemption), null);
            }
        }

        /// As much as the voucher has of the total.
        private void pay(String member) {
            long total = random.nextLong(100, 900);
            var timed = Timed.of(() -> shop.redeem(voucher, member, name("o"), total));
            var answer = timed.answer();
            if (answer.status() == 201) {
                long paid = answer.json().getLong("payment.minorUnits");
                payments.add(new Redemption(answer.json().getString("redemptionId"), paid));
                histories.depends(
                        "voucher",
                        "pay " + paid + " of " + total,
                        timed,
                        balance -> paid == Math.min(balance, total) ? balance - paid : null);
            } else {
                refused(answer, "voucher-empty");
                histories.depends("voucher", "pay " + total, timed, balance -> balance == 0 ? balance : null);
            }
        }

        private void takeAPaymentBack() {
            var payment = any(payments);
            if (payment != null) {
                histories.adds("voucher", payment.discount(), rollBack(payment), null);
            }
        }

        private Timed rollBack(Redemption redemption) {
            var timed = Timed.of(() -> shop.rollBack(redemption.id()));
            assertThat(timed.answer().status()).isEqualTo(200);
            return timed;
        }

        private <T> @Nullable T any(List<T> list) {
            return list.isEmpty() ? null : list.remove(random.nextInt(list.size()));
        }

        private static void refused(Http.Answer answer, String code) {
            assertThat(Crowd.Answers.said(answer)).as(answer.body()).isEqualTo(code);
        }
    }
}
