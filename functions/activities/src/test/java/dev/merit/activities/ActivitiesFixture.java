package dev.merit.activities;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.money.Money;
import dev.merit.shared.points.PointsProgrammes;
import dev.merit.shared.redemption.RedemptionStatus;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.Redeemed;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.tiers.TierSettings;
import dev.merit.shared.totals.QuarterHour;
import dev.merit.shared.totals.Slots;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.Totals;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A shop to test with: its members and redemptions as other functions write them, activities in their plainest form,
/// and what of it all the table holds.
@Singleton
public class ActivitiesFixture {

    public static final Currency USD = Currency.getInstance("USD");
    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    public final Table table;
    public final Activities activities;
    private final Totals totals;

    ActivitiesFixture(Table table, Activities activities, Totals totals) {
        this.table = table;
        this.activities = activities;
        this.totals = totals;
    }

    /// A shop with a new table, for tests that many threads enter.
    public static ActivitiesFixture on(DynamoDbClient client) {
        return on(client, Slots.each());
    }

    public static ActivitiesFixture on(DynamoDbClient client, Slots slots) {
        return on(client, slots, InstantSource.system());
    }

    public static ActivitiesFixture on(DynamoDbClient client, Slots slots, InstantSource clock) {
        return on(client, slots, clock, "member");
    }

    /// The same with a setting.
    ///
    /// @param unique within what an activityId is unique, `member` or `shop`
    public static ActivitiesFixture on(DynamoDbClient client, Slots slots, InstantSource clock, String unique) {
        var table = new Table(client, TestDatabase.newTable());
        var activities = new Activities(
                table,
                new Ledger(table, slots),
                new PointsProgrammes(table),
                new TierSettings(table),
                new ActivityGuard(unique),
                clock);
        return new ActivitiesFixture(table, activities, new Totals(table));
    }

    /// Records the activity; what became of it, by its simple name.
    public String tell(Activity activity) {
        return activities.record(activity).getClass().getSimpleName();
    }

    public MemberId member() {
        var member = MemberId.random();
        table.write(Write.put(Item.at(Keys.wallet(member))));
        return member;
    }

    public RedemptionId redeemed(MemberId member, StrategyId strategy, long discount) {
        return redeemed(member, strategy, new Money(discount, USD), RedemptionStatus.REDEEMED);
    }

    public RedemptionId redeemed(MemberId member, StrategyId strategy, Money discount, RedemptionStatus status) {
        var id = RedemptionId.random();
        var total = new Money(100_000, discount.currency());
        var redemption = Redeemed.of(id, strategy, member, "order-" + id, total, discount);
        table.write(Write.put(redemption.toItem().text("status", status.text())));
        return id;
    }

    public static Activity purchase(String id, MemberId member, long cents, RedemptionId... redemptions) {
        return activity(id, member, Activity.PURCHASE, new Money(cents, USD), null, List.of(redemptions));
    }

    public static Activity refund(String id, MemberId member, String purchase, long cents) {
        return refund(id, member, purchase, new Money(cents, USD));
    }

    public static Activity refund(String id, MemberId member, String purchase, Money amount) {
        return activity(id, member, Activity.REFUND, amount, new ActivityId(purchase), List.of());
    }

    private static Activity activity(
            String id,
            MemberId member,
            String type,
            Money amount,
            @Nullable ActivityId refundOf,
            List<RedemptionId> redemptions) {
        return new Activity(
                new ActivityId(id),
                member,
                type,
                NOON,
                "web",
                amount,
                refundOf,
                List.of(),
                redemptions,
                null,
                Map.of());
    }

    /// One of the member's own sums, as `net.USD`.
    public long wallet(MemberId member, String name) {
        return table.get(Keys.wallet(member)).orElseThrow().sum(name);
    }

    /// M in US cents, with the last committed write.
    public long net() {
        return of(new Total.Purchases(USD));
    }

    /// M in US cents, of what counts before that time.
    public long net(Instant end) {
        var total = new Total.Purchases(USD);
        return totals.upTo(QuarterHour.of(end), false, total.series())
                .of(total)
                .amount()
                .longValueExact();
    }

    /// A strategy's revenue in US cents, with the last committed write.
    public long revenue(StrategyId strategy) {
        return of(new Total.Revenue(USD, strategy));
    }

    private long of(Total total) {
        return totals.upTo(null, false, total.series()).of(total).amount().longValueExact();
    }

    /// The key of everything there is, of a wallet with the number of its activities.
    Set<String> everything() {
        var all = new TreeSet<String>();
        table.scan(0, 1, item -> all.add(item.key() + " " + item.sum("activities")));
        return all;
    }
}
