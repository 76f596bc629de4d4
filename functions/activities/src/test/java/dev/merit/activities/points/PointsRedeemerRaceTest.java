package dev.merit.activities.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.activities.ActivitiesFixture;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Faults;
import dev.merit.shared.testing.TestDatabase;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Spendings that meet refunds and conflicts of the store; over HTTP, local's PointsCrowdTest holds a crowd to a
/// balance.
class PointsRedeemerRaceTest {

    private static final int THREADS = 32;

    private final DynamoDbClient client = TestDatabase.client(new Faults());
    private final ActivitiesFixture shop = ActivitiesFixture.on(client);
    private final Purse purse = new Purse(shop.table, InstantSource.system());

    @AfterEach
    void withoutFaults() {
        Faults.set(0, 0);
        client.close();
    }

    /// A refund takes its points whoever spends; the rest is spent to the point or refused.
    @Test
    void agreesWithItsEntriesUnderRefundsAndConflicts() throws Exception {
        purse.use(Purse.programme(0, 12));
        var member = shop.member();
        for (int i = 0; i < 8; i++) {
            shop.tell(ActivitiesFixture.purchase("p" + i, member, 5_000));
        }
        Faults.set(10, 0);
        var spent = new AtomicInteger();
        AtOnce.run(THREADS, i -> {
            if (i % 4 == 0) {
                shop.tell(ActivitiesFixture.refund("r" + i, member, "p" + i / 4, 2_500));
            } else if (purse.spend(member, "o" + i, 17).equals("Redeemed")) {
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
}
