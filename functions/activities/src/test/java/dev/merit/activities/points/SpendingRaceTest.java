package dev.merit.activities.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.activities.Shop;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Faults;
import dev.merit.shared.testing.TestDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// However many spend one balance at once: all of it is spent, and not a point more; purchases and refunds that come
/// between cost nobody anything.
class SpendingRaceTest {

    private static final int THREADS = 32;

    private final DynamoDbClient client = TestDatabase.client(new Faults());
    private final Shop shop = Shop.on(client);
    private final Purse purse = new Purse(shop.table, InstantSource.system());

    @AfterEach
    void withoutFaults() {
        Faults.set(0, 0);
        client.close();
    }

    @Test
    void spendsABalanceExactly() throws Exception {
        purse.use(Purse.programme(0, 12));
        var member = shop.member();
        purse.adjust(member, "start", 205);
        var told = AtOnce.run(THREADS, i -> purse.spend(member, "o" + i, 10));
        assertThat(counted(told)).isEqualTo(Map.of("Now", 20, "NotEnough", 12));
        assertThat(purse.balance(member)).isEqualTo(5);
        assertThat(purse.entered(member)).isEqualTo(5);
    }

    @Test
    void refusesNobodyWhereThereIsEnough() throws Exception {
        purse.use(Purse.programme(0, 12));
        var member = shop.member();
        purse.adjust(member, "start", 320);
        var told = AtOnce.run(THREADS, i -> {
            if (i % 4 == 0) {
                shop.tell(Shop.purchase("p" + i, member, 100));
            }
            return purse.spend(member, "o" + i, 10);
        });
        assertThat(counted(told)).isEqualTo(Map.of("Now", 32));
        assertThat(purse.holding(member).sum()).isEqualTo(8);
        assertThat(purse.entered(member)).isEqualTo(8);
    }

    @Test
    void spendsOnceForOneOrderAndGivesBackOnce() throws Exception {
        purse.use(Purse.programme(0, 12));
        var member = shop.member();
        purse.adjust(member, "start", 320);
        var told = AtOnce.run(THREADS, _ -> purse.spend(member, "o", 10));
        assertThat(counted(told)).isEqualTo(Map.of("Now", 1, "Before", 31));
        assertThat(purse.balance(member)).isEqualTo(310);
        assertThat(AtOnce.run(THREADS, _ -> purse.rollBack(member, "o"))).containsOnly(true);
        assertThat(purse.balance(member)).isEqualTo(320);
        assertThat(purse.entered(member)).isEqualTo(320);
    }

    /// A refund takes its points whoever spends; the rest is spent to the point or refused.
    @Test
    void agreesWithItsEntriesUnderRefundsAndConflicts() throws Exception {
        purse.use(Purse.programme(0, 12));
        var member = shop.member();
        for (int i = 0; i < 8; i++) {
            shop.tell(Shop.purchase("p" + i, member, 5_000));
        }
        Faults.set(10, 0);
        var spent = new AtomicInteger();
        AtOnce.run(THREADS, i -> {
            if (i % 4 == 0) {
                shop.tell(Shop.refund("r" + i, member, "p" + i / 4, 2_500));
            } else if (purse.spend(member, "o" + i, 17).equals("Now")) {
                spent.addAndGet(17);
            }
            return i;
        });
        int faults = Faults.INJECTED.get();
        Faults.set(0, 0);
        System.out.printf("8 refunds beside 24 spendings, %d faults: %d spent%n", faults, spent.get());
        assertThat(faults).isPositive();
        assertThat(purse.balance(member)).isEqualTo(400 - 200 - spent.get());
        assertThat(purse.entered(member)).isEqualTo(purse.balance(member));
    }

    private static Map<String, Integer> counted(List<String> told) {
        var counts = new TreeMap<String, Integer>();
        told.forEach(t -> counts.merge(t, 1, Integer::sum));
        System.out.println("32 at once: " + counts);
        return counts;
    }
}
