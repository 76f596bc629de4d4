package dev.merit.local.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/// Members withdraw their consents to profiling while a crowd asks for coupons of a personalised strategy for
/// them, and uses a public code of it.
///
/// The law: what a member has of the strategy when the withdrawal is answered is what it has at the end. So
/// in the order of the commits no coupon comes after the withdrawal.
@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class ConsentCrowdTest extends CrowdFixture {

    private static final int MEMBERS = 16;
    private static final int ROUNDS = 30;

    ConsentCrowdTest() {
        super("RON");
    }

    @Test
    void noCouponComesAfterTheWithdrawal() throws Exception {
        var members = shop.members(MEMBERS);
        members.forEach(member -> consent(member, true));
        var strategy = shop.strategy(ShopClient.percent("10"), "\"stock\": 100000", ", \"personalised\": true");
        var plain = shop.strategy(ShopClient.percent("10"), "", "");
        var code = shop.publicCode(strategy);
        Map<String, Long> atWithdrawal = new ConcurrentHashMap<>();
        var answers = crowd.ask(MEMBERS * ROUNDS, i -> {
            var member = members.get(i % MEMBERS);
            int round = i / MEMBERS;
            if (round == 8 + i % 8) {
                var withdrawn = consent(member, false);
                atWithdrawal.put(member, held(member, strategy));
                return withdrawn;
            }
            return round % 2 == 0
                    ? shop.issue(strategy, member)
                    : shop.redeem(code, member, ShopClient.name("o"), 1_000);
        });
        assertThat(answers.counted().keySet()).isEqualTo(Set.of("201", "consent-missing", "not-eligible"));
        assertThat(atWithdrawal).hasSize(MEMBERS);
        long all = 0;
        for (var member : members) {
            long held = held(member, strategy);
            assertThat(held).as(member).isPositive().isEqualTo(atWithdrawal.get(member));
            all += held;
            assertThat(shop.issue(strategy, member).json().getString("purpose")).isEqualTo("profiling");
            shop.coupon(plain, member);
            assertThat(shop.read("/v1/members/" + member + "/consents").<String>getList("items.status"))
                    .containsExactly("withdrawn", "given");
        }
        assertThat(answers.count("201")).isEqualTo(all + MEMBERS);
        System.out.println("noCouponComesAfterTheWithdrawal: " + answers.counted());
        shop.reconciles();
    }

    private Http.Answer consent(String member, boolean given) {
        var answer = http.post(
                "/v1/members/" + member + "/consents", "", "{\"purpose\": \"profiling\", \"given\": " + given + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private long held(String member, String strategy) {
        return table.get(Keys.use(new MemberId(member), new StrategyId(strategy)))
                .map(item -> item.sum("issued"))
                .orElse(0L);
    }
}
