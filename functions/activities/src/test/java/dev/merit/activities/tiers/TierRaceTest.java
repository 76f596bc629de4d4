package dev.merit.activities.tiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.merit.activities.ActivitiesFixture;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Faults;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.tiers.MemberTier;
import dev.merit.shared.tiers.TierReview;
import dev.merit.shared.tiers.TierSettings;
import dev.merit.shared.tiers.Tiers;
import dev.merit.shared.totals.Slots;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// However many buy at once, and however many reviews run beside them, a member is in the tier that the purchases
/// make, and its history has each step once.
class TierRaceTest {

    private static final int THREADS = 32;
    private static final Tiers TIERS = new Tiers(
            Tiers.Basis.SPEND,
            Currency.getInstance("USD"),
            12,
            30,
            List.of(new Tiers.Tier("silver", 1), new Tiers.Tier("gold", 3_200)));

    private final DynamoDbClient client = TestDatabase.client(new Faults());
    private final ActivitiesFixture shop =
            ActivitiesFixture.on(client, Slots.each(), InstantSource.fixed(ActivitiesFixture.NOON));
    private final TierSettings settings = new TierSettings(shop.table);
    private final AtomicLong millis = new AtomicLong();
    private final MemberTiers tiers =
            new MemberTiers(shop.table, settings, () -> ActivitiesFixture.NOON.plusMillis(millis.incrementAndGet()));

    @AfterEach
    void close() {
        Faults.set(0, 0);
        client.close();
    }

    @Test
    void theLastOfManyPurchasesAtOnceCrossesTheThreshold() throws Exception {
        assertThat(settings.replace(0, TIERS, shop.table::transact)).isPresent();
        var member = shop.member();
        var told = AtOnce.run(THREADS, i -> {
            var word = shop.tell(ActivitiesFixture.purchase("p" + i, member, 100));
            // A review beside it; what it sees is some part of the purchases.
            assertThat(tiers.of(member).orElseThrow().now().tier()).isIn("silver", "gold");
            return word;
        });
        assertThat(told).containsOnly("Recorded");
        var shown = tiers.of(member).orElseThrow();
        assertThat(shown.now())
                .isEqualTo(new MemberTier("gold", 3_200, null, shown.now().keep()));
        assertThat(shown.history().getFirst().tier()).isEqualTo("gold");
        shop.tell(ActivitiesFixture.refund("r", member, "p7", 1));
        assertThat(tiers.of(member).orElseThrow().now().tier()).isEqualTo("silver");
    }

    @Test
    void entersAStepOnceHoweverManyDo() throws Exception {
        var member = shop.member();
        shop.tell(ActivitiesFixture.purchase("p", member, 100));
        var done = AtOnce.run(THREADS, i -> review(member, ActivitiesFixture.NOON.plusMillis(i)));
        assertThat(done.stream().filter(d -> d)).hasSize(1);
        assertThat(shop.table.all(Keys.tiers(member))).hasSize(1);
        assertThat(review(member, ActivitiesFixture.NOON.plusMillis(99))).isFalse();
    }

    @Test
    void aReviewThatFailsIsMadeUpForByTheNext() {
        var member = shop.member();
        shop.tell(ActivitiesFixture.purchase("p", member, 100));
        Faults.set(100, 0);
        assertThat(review(member, ActivitiesFixture.NOON)).isFalse();
        assertThat(shop.table.all(Keys.tiers(member))).isEmpty();
        Faults.set(0, 100);
        assertThatThrownBy(() -> review(member, ActivitiesFixture.NOON)).isInstanceOf(Unavailable.class);
        Faults.set(0, 0);
        assertThat(review(member, ActivitiesFixture.NOON.plusMillis(1))).isFalse();
        assertThat(shop.table.all(Keys.tiers(member))).hasSize(1);
    }

    private boolean review(MemberId member, Instant at) {
        var wallet = shop.table.get(Keys.wallet(member)).orElseThrow();
        return TierReview.of(member, wallet, Optional.of(TIERS), at)
                .map(writes -> shop.table.transact(writes) instanceof Outcome.Done)
                .orElse(false);
    }
}
