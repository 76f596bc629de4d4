package dev.merit.local.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// One request that a crowd sends at once under one Idempotency-Key: none of them is refused for what another of them
/// has taken, and all have the same answer.
@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class KeysCrowdTest extends CrowdFixture {

    private static final int ROUNDS = 4;

    KeysCrowdTest() {
        super("DKK");
    }

    @Test
    void issuesTheLastCouponToAllOfThem() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var strategy = shop.strategy(ShopClient.percent("10"), "\"stock\": 1, \"perMember\": 1", "");
            var member = shop.members(1).getFirst();
            answersAlike("/v1/strategies/" + strategy + "/coupons", "{\"memberId\": \"" + member + "\"}", "201");
            assertThat(shop.issue(strategy, member).status()).isEqualTo(409);
        }
    }

    @Test
    void issuesWhatAMemberMayHaveToAllOfThem() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var strategy = shop.strategy(ShopClient.percent("10"), "\"perMember\": 1", "");
            var member = shop.members(1).getFirst();
            answersAlike("/v1/strategies/" + strategy + "/coupons", "{\"memberId\": \"" + member + "\"}", "201");
        }
    }

    @Test
    void makesTheLastBatchForAllOfThem() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var strategy = shop.strategy(ShopClient.percent("10"), "\"stock\": 40", "");
            answersAlike("/v1/strategies/" + strategy + "/batches", "{\"quantity\": 40}", "202");
        }
    }

    private void answersAlike(String path, String body, String said) throws Exception {
        var key = ShopClient.name("key");
        var answers = crowd.ask(Crowd.SIZE, _ -> http.post(path, key, body));
        assertThat(answers.counted()).isEqualTo(Map.of(said, Crowd.SIZE));
        assertThat(answers.all())
                .extracting(Http.Answer::body)
                .containsOnly(answers.all().getFirst().body());
    }
}
