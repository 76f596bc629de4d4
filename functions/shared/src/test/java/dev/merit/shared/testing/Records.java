package dev.merit.shared.testing;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.activity.Effects;
import dev.merit.shared.activity.Share;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.member.MonthlySums;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records as the functions write them, in their plainest form.
public final class Records {

    public static final Currency USD = Currency.getInstance("USD");

    private Records() {}

    public static Entry member(MemberId member, Instant registeredAt) {
        return new Entry(
                List.of(
                        Effects.counted(Write.put(Item.at(Keys.profile(member)).instant("registeredAt", registeredAt)))
                                .when(Write.ABSENT),
                        Write.put(Item.at(Keys.wallet(member))).when(Write.ABSENT)),
                Effects.ALL.latest().ofRegistration(registeredAt));
    }

    public static Entry purchase(MemberId member, long cents, Instant at) {
        return purchase(UUID.randomUUID().toString(), member, cents, at, List.of());
    }

    public static Entry purchase(String id, MemberId member, long cents, Instant at, List<StrategyId> strategies) {
        var shares = strategies.isEmpty() ? List.<Share>of() : List.of(new Share(strategies.getFirst(), cents));
        var record = new ActivityRecord(activity(id, member, cents, at, null), at, shares);
        return new Entry(
                List.of(
                        record.put(),
                        MonthlySums.add(Write.update(Keys.wallet(member)), Effects.ALL.of(record))
                                .add("net.USD", cents)
                                .add("purchases.USD", 1)
                                .when(Write.PRESENT)),
                Effects.ALL.of(record));
    }

    public static Entry refund(
            String id, MemberId member, String purchase, long cents, Instant at, StrategyId strategy) {
        var activity = activity(id, member, cents, at, new ActivityId(purchase));
        var record = new ActivityRecord(activity, at, List.of(new Share(strategy, cents)));
        return new Entry(
                List.of(
                        record.put(),
                        MonthlySums.add(Write.update(Keys.wallet(member)), Effects.ALL.of(record))
                                .add("net.USD", -cents)
                                .add("refunds.USD", 1)
                                .when(Write.PRESENT)),
                Effects.ALL.of(record));
    }

    private static Activity activity(
            String id, MemberId member, long cents, Instant at, @Nullable ActivityId refundOf) {
        return new Activity(
                new ActivityId(id),
                member,
                refundOf == null ? Activity.PURCHASE : Activity.REFUND,
                at,
                null,
                new Money(cents, USD),
                refundOf,
                List.of(),
                List.of(),
                null,
                Map.of());
    }
}
