package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.totals.Slots;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Where the setting says so, an activityId is one activity's in the whole shop.
class UniqueInShopTest {

    private static final int THREADS = 32;

    private final DynamoDbClient client = TestDatabase.client();
    private final ActivitiesFixture shop = ActivitiesFixture.on(client, Slots.each(), InstantSource.system(), "shop");
    private final MemberId ann = shop.member();
    private final MemberId bob = shop.member();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void refusesTheIdOfAnotherMembersActivity() {
        assertThat(shop.tell(ActivitiesFixture.purchase("p", ann, 100))).isEqualTo("Recorded");
        assertThat(shop.tell(ActivitiesFixture.purchase("p", bob, 100))).isEqualTo("Differs");
        assertThat(shop.tell(ActivitiesFixture.purchase("p", ann, 100))).isEqualTo("Duplicate");
        assertThat(shop.tell(ActivitiesFixture.purchase("p", ann, 101))).isEqualTo("Differs");
        assertThat(shop.tell(ActivitiesFixture.purchase("q", bob, 100))).isEqualTo("Recorded");
        assertThat(shop.tell(ActivitiesFixture.refund("r", ann, "p", 40))).isEqualTo("Recorded");
        assertThat(shop.tell(ActivitiesFixture.refund("r", bob, "q", 40))).isEqualTo("Differs");
        assertThat(shop.tell(ActivitiesFixture.refund("p", bob, "q", 40))).isEqualTo("Differs");
        assertThat(shop.net()).isEqualTo(160);
        assertThat(shop.wallet(bob, "net.USD")).isEqualTo(100);
    }

    @Test
    void isWithinTheMemberWhereTheSettingSaysSo() {
        var loose = ActivitiesFixture.on(client);
        assertThat(loose.tell(ActivitiesFixture.purchase("p", loose.member(), 100)))
                .isEqualTo("Recorded");
        assertThat(loose.tell(ActivitiesFixture.purchase("p", loose.member(), 100)))
                .isEqualTo("Recorded");
    }

    @Test
    void refusesItWithinOneBatch() {
        var told = shop.activities.record(List.of(
                ActivitiesFixture.purchase("p", ann, 100),
                ActivitiesFixture.purchase("p", bob, 100),
                ActivitiesFixture.purchase("p", ann, 100),
                ActivitiesFixture.refund("r", ann, "p", 10),
                ActivitiesFixture.refund("r", bob, "p", 10),
                ActivitiesFixture.purchase("q", bob, 100)));
        assertThat(told.stream().map(t -> t.getClass().getSimpleName()))
                .containsExactly("Recorded", "Differs", "Duplicate", "Recorded", "UnknownPurchase", "Recorded");
        assertThat(shop.net()).isEqualTo(190);
    }

    @Test
    void recordsOneOfThirtyTwoAtOnce() throws Exception {
        var members = IntStream.range(0, THREADS).mapToObj(_ -> shop.member()).toList();
        var told =
                AtOnce.run(THREADS, i -> shop.activities.record(ActivitiesFixture.purchase("p", members.get(i), 100)));
        assertThat(AtOnce.counted(told)).isEqualTo(Map.of("Recorded", 1, "Differs", 31));
        assertThat(shop.net()).isEqualTo(100);
    }
}
