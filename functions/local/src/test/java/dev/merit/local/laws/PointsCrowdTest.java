package dev.merit.local.laws;

import static dev.merit.local.laws.ShopClient.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A member's points, spent by a crowd: all of them, and not one more.
@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class PointsCrowdTest extends CrowdFixture {

    private String member = "";

    PointsCrowdTest() {
        super("CHF");
    }

    @BeforeEach
    void open() {
        shop.purse().programme(0, 12);
        member = shop.members(1).getFirst();
    }

    @Test
    void spendsABalanceToTheLastPoint() throws Exception {
        give(1_000);
        var spent = drain();
        System.out.println("spendsABalanceToTheLastPoint: " + spent.counted());
        assertThat(points(spent)).isEqualTo(1_000);
        assertThat(balance()).isZero();
        shop.reconciles();
    }

    @Test
    void spendsOnceForOneOrderAndGivesBackOnce() throws Exception {
        give(320);
        var order = name("o");
        assertThat(crowd.ask(64, _ -> shop.purse().spend(member, order, 10)).counted())
                .isEqualTo(Map.of("201", 1, "200", 63));
        assertThat(balance()).isEqualTo(310);
        assertThat(crowd.ask(64, _ -> shop.purse().giveBack(member, order)).counted())
                .isEqualTo(Map.of("200", 64));
        assertThat(balance()).isEqualTo(320);
    }

    /// Purchases earn, refunds take back, spendings are rolled back, all at once; and what is there then is spent.
    @Test
    void spendsExactlyWhatThereIsHoweverItComesAndGoes() throws Exception {
        give(500);
        var order = name("p");
        for (int i = 0; i < 8; i++) {
            assertThat(shop.purchase(member, order + "-" + i, 5_000, List.of()).status())
                    .isEqualTo(201);
        }
        var told = crowd.each((i, answers) -> {
            switch (i % 4) {
                case 0 -> answers.add(shop.refund(member, name("r"), order + "-" + i / 4, 1_250));
                case 1 -> answers.add(shop.purchase(member, name("p"), 10_099, List.of()));
                case 2 -> {
                    var given = name("o");
                    answers.add(shop.purse().spend(member, given, 10));
                    answers.add(shop.purse().giveBack(member, given));
                }
                default -> answers.add(shop.purse().spend(member, name("o"), 7));
            }
        });
        assertThat(told.counted()).isEqualTo(Map.of("201", 32, "200", 8));
        long balance = 500 + 8 * 50 - 8 * 12 + 8 * 100 - 8 * 7;
        assertThat(balance()).isEqualTo(balance);
        var spent = drain();
        System.out.println("spendsExactlyWhatThereIs: " + spent.counted() + " of " + balance);
        assertThat(points(spent)).isEqualTo(balance);
        assertThat(balance()).isZero();
        shop.reconciles();
    }

    /// Members give to and fro, take back and spend, all at once: no point comes or goes but by what is spent.
    @Test
    void losesNoPointBetweenMembers() throws Exception {
        var ring = shop.members(4);
        for (var each : ring) {
            assertThat(shop.purse().adjust(each, 100).status()).isEqualTo(201);
        }
        var told = crowd.each((i, answers) -> {
            var from = ring.get(i % 4);
            var to = ring.get((i + 1 + i / 4 % 3) % 4);
            for (int points = 64; points >= 1; points /= 2) {
                var gift = name("t");
                answers.add(shop.purse().transfer(from, gift, to, points));
                answers.add(shop.purse().transfer(from, gift, to, points));
                if (i % 2 == 0) {
                    answers.add(shop.purse().returnTransfer(from, gift));
                }
            }
        });
        System.out.println("losesNoPointBetweenMembers: " + told.counted());
        assertThat(told.counted().keySet()).isSubsetOf("200", "201", "insufficient-points", "not-found");
        assertThat(told.count("201")).isPositive();
        var balances = ring.stream()
                .map(each -> shop.purse().standing(each).getLong("balance"))
                .toList();
        assertThat(balances).allMatch(balance -> balance >= 0);
        assertThat(balances.stream().mapToLong(Long::longValue).sum()).isEqualTo(400);
        shop.reconciles();
    }

    /// Until not even a point is left; nobody is refused what is there.
    private Crowd.Answers drain() throws Exception {
        var spent = crowd.drain(63, 1, points -> shop.purse().spend(member, name("o"), points));
        assertThat(spent.counted()).containsOnlyKeys("201", "insufficient-points");
        assertThat(spent.with("insufficient-points"))
                .allSatisfy(answer -> assertThat(answer.json().getLong("have"))
                        .isBetween(0L, answer.json().getLong("need") - 1));
        return spent;
    }

    private static long points(Crowd.Answers spent) {
        return spent.with("201").stream()
                .mapToLong(answer -> answer.json().getLong("points"))
                .sum();
    }

    private void give(long points) {
        assertThat(shop.purse().adjust(member, points).status()).isEqualTo(201);
    }

    private long balance() {
        return shop.purse().standing(member).getLong("balance");
    }
}
