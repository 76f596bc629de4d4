package dev.merit.local.laws;

import static dev.merit.local.laws.ShopClient.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Orders that are corrected afterwards: returned by their lines, before they were made, or for another member.
@QuarkusTest
@TestProfile(OwnApplication.class)
@WithTestResource(TestDatabase.class)
class CorrectedOrdersTest {

    private static final String MADE = "2026-03-10T12:00:00Z";

    @Inject
    Table table;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private Http http;
    private ShopClient shop;
    private String ann;
    private String bob;
    private String strategy;
    private String code;
    private String order;

    @BeforeEach
    void open() {
        http = new Http(port);
        shop = new ShopClient(http, "RON");
        var members = shop.members(2);
        ann = members.get(0);
        bob = members.get(1);
        order = name("o");
        strategy = shop.strategy(
                ShopClient.percent("50"),
                "\"budget\": " + shop.money(1_000),
                ", \"conditions\": {\"skus\": [\"TEA\"]}");
        code = shop.publicCode(strategy);
    }

    /// Half off tea for 20.00, under a budget of 10.00; the pot for 80.00 has nothing to do with it.
    @Test
    void freeTheBudgetOfTheLinesThatAreReturned() {
        buy();
        assertThat(left()).isZero();
        tell(201, ann, name("r"), "refund", 8_000, refundOf() + items("POT", 8_000));
        assertThat(left()).isZero();
        assertThat(shop.revenue(strategy)).isEqualTo(1_000);
        tell(201, ann, name("r"), "refund", 1_000, refundOf() + items("TEA", 2_000));
        assertThat(left()).isEqualTo(1_000);
        assertThat(shop.revenue(strategy)).isZero();
        shop.reconciles();
    }

    @Test
    void countRefundsNoEarlierThanTheirPurchases() {
        buy();
        var early = body(ann, name("r"), "refund", 500, refundOf()).replace(MADE, "2026-03-01T12:00:00Z");
        var told = http.post("/v1/activities", "", early);
        assertThat(told.status()).as(told.body()).isEqualTo(201);
        assertThat(told.json().getString("occurredAt")).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(told.json().getString("countedAt")).isEqualTo(MADE);
        var between = "?currency=RON&at=2026-03-05T00:00:00Z";
        assertThat(shop.read("/v1/members/" + ann + "/totals" + between).getLong("purchaseAmount.minorUnits"))
                .isZero();
        assertThat(shop.net(ann)).isEqualTo(8_500);
        shop.reconciles();
    }

    @Test
    void moveToAnotherMemberWithTheirRefunds() {
        var redemption = buy();
        tell(201, ann, name("r"), "refund", 1_000, refundOf());
        long before = shop.net();
        shop.aggregate();
        for (int i = 0; i < 2; i++) {
            var moved = http.post(
                    "/v1/activities/" + order + "/reassign",
                    "",
                    "{\"memberId\": \"" + bob + "\", \"fromMemberId\": \"" + ann + "\"}");
            assertThat(moved.status()).as(moved.body()).isEqualTo(200);
            assertThat(moved.json().getString("memberId")).isEqualTo(bob);
            assertThat(moved.json().getLong("refunded.minorUnits")).isEqualTo(1_000);
        }
        assertThat(shop.net()).isEqualTo(before);
        assertThat(shop.net(ann)).isZero();
        assertThat(shop.net(bob)).isEqualTo(8_000);
        var later = "/totals?currency=RON&at=2026-04-01T00:00:00Z";
        assertThat(shop.read("/v1/members/" + ann + later).getLong("purchaseAmount.minorUnits"))
                .isZero();
        assertThat(shop.read("/v1/members/" + bob + later).getLong("purchaseAmount.minorUnits"))
                .isEqualTo(8_000);
        shop.aggregate();
        shop.reconciles();
        tell(422, ann, name("r"), "refund", 1_000, refundOf());
        tell(201, bob, name("r"), "refund", 8_000, refundOf());
        assertThat(left()).isEqualTo(1_000);
        assertThat(shop.revenue(strategy)).isZero();
        assertThat(shop.rollBack(redemption).status()).isEqualTo(200);
        assertThat(left()).isEqualTo(1_000);
        shop.reconciles();
    }

    private String buy() {
        var lines = items("TEA", 2_000).replace("]", ", ")
                + items("POT", 8_000).substring(items("", 0).indexOf('{'));
        var redeemed = http.post(
                "/v1/coupons/" + code + "/redemptions",
                "",
                "{\"memberId\": \"%s\", \"orderId\": \"%s\", \"order\": {\"total\": %s%s}}"
                        .formatted(ann, order, shop.money(10_000), lines));
        assertThat(redeemed.status()).as(redeemed.body()).isEqualTo(201);
        var redemption = redeemed.json().getString("redemptionId");
        tell(201, ann, order, "purchase", 9_000, lines + ", \"redemptions\": [\"" + redemption + "\"]");
        return redemption;
    }

    private String refundOf() {
        return ", \"refundOf\": \"" + order + "\"";
    }

    private String items(String sku, long price) {
        return ", \"items\": [{\"sku\": \"%s\", \"quantity\": 1, \"amount\": %s}]".formatted(sku, shop.money(price));
    }

    private String body(String member, String id, String type, long amount, String more) {
        return "{\"activityId\": \"%s\", \"memberId\": \"%s\", \"type\": \"%s\", \"occurredAt\": \"%s\", \"amount\": %s%s}"
                .formatted(id, member, type, MADE, shop.money(amount), more);
    }

    private void tell(int status, String member, String id, String type, long amount, String more) {
        var told = http.post("/v1/activities", "", body(member, id, type, amount, more));
        assertThat(told.status()).as(told.body()).isEqualTo(status);
    }

    private long left() {
        return Shards.left(table.get(Shards.ofBudget(new StrategyId(strategy)).keys()));
    }
}
