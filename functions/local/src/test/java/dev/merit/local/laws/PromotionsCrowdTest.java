package dev.merit.local.laws;

import static dev.merit.local.laws.ShopClient.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.testing.Json;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Promotions that a crowd redeems without a code, by their ids or as the best choice: reserved, redeemed,
/// sent again, released, rolled back and forgotten. In the end exactly so many are redeemed as the scarcest
/// limit allows.
@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class PromotionsCrowdTest extends CrowdFixture {

    private static final int LEASE = 60;
    private static final int ROUNDS = 2;
    private static final int MEMBERS = 8;
    private static final int PER_MEMBER = 3;
    private static final long TOTAL = 1_000;
    private static final String STACKABLE = ", \"stackable\": true";
    private static final String BEST = ", \"best\": true";

    private static final Set<String> ANSWERS =
            Set.of("200", "201", "sold-out", "budget-exhausted", "member-limit-reached", "not-eligible");

    private final List<String> promotions = new ArrayList<>();
    private List<String> members;

    PromotionsCrowdTest() {
        super("HUF");
    }

    @BeforeEach
    void open() {
        members = shop.members(MEMBERS);
    }

    /// A promotion that runs would be a candidate for the best choice of other tests.
    @AfterEach
    void end() {
        promotions.forEach(id -> assertThat(
                        http.post("/v1/strategies/" + id + "/end", "", "").status())
                .isEqualTo(200));
    }

    /// 10 % off 1000 is 100, so the budget is for 18, where the stock is for 20 and the members' limits are for
    /// 24. Every other order names a code too, of which there are 12.
    @Test
    void areGivenOutExactlyWithAndWithoutCodes() throws Exception {
        var promotion =
                promotion(ShopClient.percent("10"), "\"stock\": 20, \"budget\": " + shop.money(1_800), STACKABLE);
        var fixed = "{\"type\": \"amountOff\", \"amount\": " + shop.money(50) + "}";
        var coded = shop.strategy(fixed, "\"stock\": 12", STACKABLE);
        var code = ", \"codes\": " + Body.array(List.of(shop.publicCode(coded)));
        var named = ", \"strategyIds\": " + Body.array(List.of(promotion));

        var ids = storm(i -> i % 2 == 0 ? named : named + code);
        ids.addAll(redeem(12, named + code));
        ids.addAll(redeem(32, named));
        ids.addAll(redeem(16, code));

        var redeemed = redeemed(ids);
        assertThat(discounts(redeemed, promotion)).hasSize(18).containsOnly(100L);
        assertThat(left(Shards.ofBudget(new StrategyId(promotion)))).isZero();
        assertThat(left(Shards.ofStock(new StrategyId(promotion)))).isEqualTo(20 - 18);
        assertThat(perMember(redeemed, promotion)).allMatch(n -> n <= PER_MEMBER);
        assertThat(discounts(redeemed, coded)).hasSize(12).containsOnly(50L);
        assertThat(left(Shards.ofStock(new StrategyId(coded)))).isZero();
        buy(redeemed, List.of(promotion, coded));
    }

    /// The better one has a stock of 10, the other a budget for 12.
    @Test
    void areChosenExactlyAsLongAsThereAreAny() throws Exception {
        var better = promotion(ShopClient.percent("20"), "\"stock\": 10", "");
        var other = promotion(ShopClient.percent("10"), "\"budget\": " + shop.money(1_200), "");

        var ids = storm(_ -> BEST);
        ids.addAll(redeem(40, BEST));

        var redeemed = redeemed(ids);
        assertThat(discounts(redeemed, better)).hasSize(10).containsOnly(200L);
        assertThat(left(Shards.ofStock(new StrategyId(better)))).isZero();
        assertThat(discounts(redeemed, other)).hasSize(12).containsOnly(100L);
        assertThat(left(Shards.ofBudget(new StrategyId(other)))).isZero();
        assertThat(perMember(redeemed, better)).allMatch(n -> n <= PER_MEMBER);
        assertThat(perMember(redeemed, other)).allMatch(n -> n <= PER_MEMBER);
        buy(redeemed, List.of(better, other));
    }

    private String promotion(String benefit, String limits, String more) {
        var id = shop.strategy("promotion", benefit, limits + ", \"perMember\": " + PER_MEMBER, more);
        promotions.add(id);
        return id;
    }

    /// Everybody makes orders, each with its items, and redeems them, releases them, rolls them back or forgets
    /// them; meanwhile the clock goes on, until all reservations are over. The ids of all redemptions.
    private Set<String> storm(IntFunction<String> items) throws Exception {
        var told = crowd.each((i, answers) -> {
            for (int round = 0; round < ROUNDS; round++) {
                attempt((i + round) % 4, items.apply(i), member(i), name("o"), answers);
                if (i == 0) {
                    TestClock.forward(Duration.ofSeconds(LEASE / 2 + 1));
                }
            }
        });
        TestClock.forward(Duration.ofSeconds(LEASE + 1));
        System.out.println("promotions: " + told.counted());
        assertThat(told.counted().keySet()).isSubsetOf(ANSWERS);
        return ids(told);
    }

    private void attempt(int how, String items, String member, String order, Collection<Http.Answer> answers) {
        if (how != 0) {
            var reserved = shop.named("/reservations", items + ", \"seconds\": " + LEASE, member, order, TOTAL);
            answers.add(reserved);
            if (how == 1 && reserved.status() == 201) {
                ids(reserved).forEach(id -> answers.add(shop.release(id)));
            }
        }
        if (how == 0 || how == 2) {
            var redeemed = redeemTwice(items, member, order);
            answers.add(redeemed);
            if (how == 2 && redeemed.status() == 201) {
                ids(redeemed).forEach(id -> answers.add(shop.rollBack(id)));
            }
        }
    }

    /// The same request again is answered as it was the first time.
    private Http.Answer redeemTwice(String items, String member, String order) {
        var first = shop.named("", items, member, order, TOTAL);
        if (first.status() == 201) {
            assertThat(shop.named("", items, member, order, TOTAL)).isEqualTo(new Http.Answer(200, first.body()));
        }
        return first;
    }

    /// Each order is sent twice at once.
    private Set<String> redeem(int orders, String items) throws Exception {
        var order = name("o");
        var told = crowd.ask(2 * orders, i -> shop.named("", items, member(i / 2), order + "-" + i / 2, TOTAL));
        System.out.println("promotions: " + told.counted());
        assertThat(told.counted().keySet()).isSubsetOf(ANSWERS);
        assertThat(told.count("200")).isEqualTo(told.count("201"));
        return ids(told);
    }

    private static Set<String> ids(Crowd.Answers told) {
        return told.all().stream()
                .filter(answer -> answer.status() < 300 && answer.json().get("redemptions") != null)
                .flatMap(answer -> ids(answer).stream())
                .collect(Collectors.toSet());
    }

    private static List<String> ids(Http.Answer answer) {
        return answer.json().getList("redemptions.redemptionId");
    }

    private List<Json> redeemed(Set<String> ids) {
        return ids.stream()
                .map(id -> shop.read("/v1/redemptions/" + id))
                .filter(redemption -> redemption.getString("status").equals("redeemed"))
                .toList();
    }

    private static List<Long> discounts(List<Json> redeemed, String strategy) {
        return redeemed.stream()
                .filter(redemption -> redemption.getString("strategyId").equals(strategy))
                .map(redemption -> redemption.getLong("discount.minorUnits"))
                .toList();
    }

    private static Collection<Long> perMember(List<Json> redeemed, String strategy) {
        return redeemed.stream()
                .filter(redemption -> redemption.getString("strategyId").equals(strategy))
                .collect(Collectors.groupingBy(one -> one.getString("memberId"), Collectors.counting()))
                .values();
    }

    /// Each order is bought, twice at once, for what is left to pay. All that is paid is revenue of the
    /// strategies.
    private void buy(List<Json> redeemed, List<String> strategies) throws Exception {
        // Else the second of two requests might tell of another second than the first.
        TestClock.stopAt(TestClock.now());
        long net = shop.net();
        long revenue = revenue();
        var orders = List.copyOf(redeemed.stream()
                .collect(Collectors.groupingBy(one -> one.getString("orderId")))
                .values());
        var told = crowd.ask(2 * orders.size(), i -> {
            var order = orders.get(i / 2);
            var first = order.getFirst();
            var ids = order.stream().map(one -> one.getString("redemptionId")).toList();
            return shop.purchase(first.getString("memberId"), first.getString("orderId"), paid(order), ids);
        });
        assertThat(told.counted()).isEqualTo(Map.of("201", orders.size(), "200", orders.size()));
        long paid = orders.stream().mapToLong(PromotionsCrowdTest::paid).sum();
        assertThat(shop.net() - net).isEqualTo(paid);
        assertThat(revenue() - revenue).isEqualTo(paid);
        assertThat(strategies.stream().mapToLong(shop::revenue).sum()).isEqualTo(paid);
        shop.reconciles();
    }

    private static long paid(List<Json> order) {
        return TOTAL
                - order.stream()
                        .mapToLong(one -> one.getLong("discount.minorUnits"))
                        .sum();
    }

    private long revenue() {
        return shop.revenue().getLong("revenue.minorUnits");
    }

    private String member(int number) {
        return members.get(number % MEMBERS);
    }
}
