package dev.merit.local.laws;

import static dev.merit.local.laws.ShopClient.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Public codes, coupons and the limits of members, met by a crowd: exactly, never passed, never missed by a refusal
/// that was not due; and what was paid is right afterwards.
@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class CouponsCrowdTest extends CrowdFixture {

    private static final long TOTAL = 1_003;

    CouponsCrowdTest() {
        super("SEK");
    }

    @Test
    void meetsTheTotalLimitOfACodeThatAllShare() throws Exception {
        var strategy = shop.strategy(ShopClient.percent("12.5"), "\"stock\": 100", "");
        var code = shop.publicCode(strategy);
        var members = shop.members(40);
        var order = name("o");
        Function<Integer, String> who = i -> members.get(i % members.size());
        var taken = crowd.ask(160, i -> shop.redeem(code, who.apply(i), order + "-" + i, TOTAL));
        assertThat(taken.counted()).isEqualTo(Map.of("201", 100, "sold-out", 60));
        assertThat(left(strategy)).isZero();

        var redemptions = taken.with("201");
        long net = shop.net();
        var bought = crowd.forEach(redemptions, answer -> {
            var redeemed = answer.json();
            var id = redeemed.getString("orderId");
            var member = who.apply(Integer.valueOf(id.substring(id.lastIndexOf('-') + 1)));
            return shop.purchase(member, id, TOTAL - 125, List.of(redeemed.getString("redemptionId")));
        });
        assertThat(bought.counted()).isEqualTo(Map.of("201", 100));
        assertThat(shop.revenue(strategy)).isEqualTo(100 * (TOTAL - 125));
        assertThat(shop.net() - net).isEqualTo(100 * (TOTAL - 125));

        var back = taken.created("redemptionId").subList(0, 10);
        assertThat(crowd.ask(20, i -> shop.rollBack(back.get(i % 10))).counted())
                .isEqualTo(Map.of("200", 20));
        assertThat(left(strategy)).isEqualTo(10);
        var again = crowd.ask(40, i -> shop.redeem(code, who.apply(i), order + "-again-" + i, TOTAL));
        assertThat(again.counted()).isEqualTo(Map.of("201", 10, "sold-out", 30));
        assertThat(left(strategy)).isZero();
        shop.reconciles();
    }

    @Test
    void redeemsACouponForOneOrderOfMany() throws Exception {
        var member = shop.members(1).getFirst();
        var code = shop.coupon(shop.strategy(ShopClient.percent("10"), "\"stock\": 1", ""), member);
        var order = name("o");
        var taken = crowd.ask(64, i -> shop.redeem(code, member, order + "-" + i, TOTAL));
        assertThat(taken.counted()).isEqualTo(Map.of("201", 1, "already-redeemed", 63));
        var same = taken.with("201").getFirst().json().getString("orderId");
        assertThat(crowd.ask(64, _ -> shop.redeem(code, member, same, TOTAL)).counted())
                .isEqualTo(Map.of("200", 64));
    }

    @Test
    void meetsTheUsesOfACoupon() throws Exception {
        var member = shop.members(1).getFirst();
        var code = shop.coupon(shop.strategy(ShopClient.percent("10"), "\"usesPerCoupon\": 20", ""), member);
        var order = name("o");
        var taken = crowd.ask(64, i -> shop.redeem(code, member, order + "-" + i, TOTAL));
        assertThat(taken.counted()).isEqualTo(Map.of("201", 20, "already-redeemed", 44));
        assertThat(shop.read("/v1/coupons/" + code).getInt("uses.redeemed")).isEqualTo(20);
    }

    @Test
    void issuesWhatThereIsAndToNobodyMoreThanAMemberMayHave() throws Exception {
        var strategy = shop.strategy(ShopClient.percent("10"), "\"stock\": 50, \"perMember\": 2", "");
        var members = shop.members(40);
        var asking = IntStream.range(0, 120)
                .mapToObj(i -> members.get(i % members.size()))
                .collect(Collectors.toList());
        Collections.shuffle(asking);
        var issued = crowd.forEach(asking, member -> shop.issue(strategy, member));
        assertThat(issued.count("201")).isEqualTo(50);
        assertThat(issued.counted()).containsOnlyKeys("201", "sold-out", "member-limit-reached");
        assertThat(issued.all())
                .filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer -> assertThat(answer.json().getInt("need"))
                        .isGreaterThan(answer.json().getInt("have")));
        assertThat(issued.created("code")).doesNotHaveDuplicates();
        var byMember = issued.created("memberId").stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(byMember.values()).allMatch(n -> n <= 2);
        assertThat(left(strategy)).isZero();
    }

    @Test
    void meetsTheLimitOfEachMember() throws Exception {
        var strategy = shop.strategy(ShopClient.percent("10"), "\"perMember\": 3", "");
        var code = shop.publicCode(strategy);
        var members = shop.members(8);
        var order = name("o");
        var taken = crowd.ask(96, i -> shop.redeem(code, members.get(i % members.size()), order + "-" + i, TOTAL));
        assertThat(taken.counted()).isEqualTo(Map.of("201", 24, "member-limit-reached", 72));
        var issued = crowd.ask(32, i -> shop.issue(strategy, members.get(i % members.size())));
        assertThat(issued.counted()).isEqualTo(Map.of("member-limit-reached", 32));
        assertThat(crowd.forEach(taken.created("redemptionId"), shop::rollBack).counted())
                .isEqualTo(Map.of("200", 24));
        assertThat(crowd.ask(64, i -> shop.issue(strategy, members.get(i % members.size())))
                        .counted())
                .isEqualTo(Map.of("201", 24, "member-limit-reached", 40));
    }

    private long left(String strategy) {
        return left(Shards.ofStock(new StrategyId(strategy)));
    }
}
