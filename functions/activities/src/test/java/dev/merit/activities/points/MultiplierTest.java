package dev.merit.activities.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.activities.ActivitiesFixture;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.money.Money;
import dev.merit.shared.points.PointsProgramme;
import dev.merit.shared.points.Rate;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.Redeemed;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.tiers.TierSettings;
import dev.merit.shared.tiers.Tiers;
import dev.merit.shared.totals.Slots;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Points that are multiplied, by redemptions and by the member's tier, and taken back as they were earned.
class MultiplierTest {

    private static final Currency USD = Currency.getInstance("USD");

    private final DynamoDbClient client = TestDatabase.client();
    private final ActivitiesFixture shop =
            ActivitiesFixture.on(client, Slots.each(), InstantSource.fixed(ActivitiesFixture.NOON));
    private final Purse purse = new Purse(shop.table, InstantSource.fixed(ActivitiesFixture.NOON));

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aRedemptionMultipliesAndARefundTakesBackExactlyThat() {
        purse.use(Purse.programme(0, 12));
        var member = shop.member();
        shop.tell(ActivitiesFixture.purchase(
                "p", member, 5_499, redeemed(shop.table, member, "2"), redeemed(shop.table, member, "1.5")));
        assertThat(purse.balance(member)).isEqualTo(164);
        assertThat(purse.spend(member, "o", 164)).isEqualTo("Redeemed");
        shop.tell(ActivitiesFixture.refund("r1", member, "p", 2_000));
        assertThat(purse.balance(member)).isEqualTo(-59);
        shop.tell(ActivitiesFixture.refund("r2", member, "p", 3_499));
        assertThat(purse.balance(member)).isEqualTo(-164);
        assertThat(purse.entered(member)).isEqualTo(-164);
    }

    @Test
    void allOfThemTogetherAreAtMostAHundred() {
        purse.use(Purse.programme(0, 12));
        var member = shop.member();
        shop.tell(ActivitiesFixture.purchase(
                "p", member, 100, redeemed(shop.table, member, "20"), redeemed(shop.table, member, "5")));
        shop.tell(ActivitiesFixture.purchase(
                "q", member, 100, redeemed(shop.table, member, "20"), redeemed(shop.table, member, "5.1")));
        assertThat(purse.balance(member)).isEqualTo(200);
    }

    /// By the tier that the member is in before the purchase.
    @Test
    void aTierMultiplies() {
        var tiers = new Tiers(Tiers.Basis.SPEND, USD, 12, 0, List.of(new Tiers.Tier("gold", 1_000)));
        assertThat(new TierSettings(shop.table).replace(0, tiers, shop.table::transact))
                .isPresent();
        purse.use(new PointsProgramme(
                USD,
                Instant.EPOCH,
                Rate.of("1"),
                null,
                null,
                null,
                0,
                12,
                null,
                Map.of("gold", Rate.of("1.5"), "standard", Rate.of("0.5")),
                null,
                null,
                null));
        var member = shop.member();
        shop.tell(ActivitiesFixture.purchase("p", member, 1_000));
        assertThat(purse.balance(member)).isEqualTo(5);
        shop.tell(ActivitiesFixture.purchase("q", member, 1_000, redeemed(shop.table, member, "2")));
        assertThat(purse.balance(member)).isEqualTo(35);
        shop.tell(ActivitiesFixture.refund("r", member, "p", 1_000));
        shop.tell(ActivitiesFixture.refund("s", member, "q", 1_000));
        assertThat(purse.balance(member)).isZero();
    }

    private static RedemptionId redeemed(Table table, MemberId member, String factor) {
        var id = RedemptionId.random();
        var total = new Money(100_000, USD);
        var redemption = Redeemed.of(id, StrategyId.random(), member, "order-" + id, total, Money.zero(USD));
        table.write(Write.put(redemption.toItem().text(Redemption.POINTS_FACTOR, factor)));
        return id;
    }
}
