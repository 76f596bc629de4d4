package dev.merit.totals;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.activity.Effects;
import dev.merit.shared.activity.Share;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.member.MonthlySums;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.Level;
import dev.merit.shared.totals.Page;
import dev.merit.shared.totals.Posting;
import dev.merit.shared.totals.Postings;
import dev.merit.shared.totals.QuarterHour;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.TotalRow;
import dev.merit.shared.totals.TotalsDelta;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Two members and two strategies of a small shop, as the other functions write them, the later half not yet posted.
@Singleton
class TotalsFixture {

    static final Currency USD = Currency.getInstance("USD");
    static final MemberId ANN = new MemberId("00000000000000000ann");
    static final MemberId BEN = new MemberId("00000000000000000ben");
    static final StrategyId SPRING = new StrategyId("0000000spr1n");
    static final StrategyId WINTER = new StrategyId("0000000w1nt3");
    static final StrategyId AUTUMN = new StrategyId("00000avtvmn0");

    private final Table table;
    private final Ledger ledger;
    private boolean open;

    TotalsFixture(Table table, Ledger ledger) {
        this.table = table;
        this.ledger = ledger;
    }

    synchronized void open() {
        if (open) {
            return;
        }
        open = true;
        strategy(SPRING, "Spring sale");
        strategy(AUTUMN, "Autumn sale");
        member(ANN, "2026-01-10T12:00:00Z");
        buy(ANN, "a-1", 1_000, "2026-01-31T23:59:59Z", new Share(SPRING, 1_000));
        buy(ANN, "a-2", 2_500, "2026-03-08T10:14:59.999Z");
        member(BEN, "2026-03-08T10:15:00Z");
        post();
        buy(BEN, "b-1", 4_000, "2026-03-08T10:15:00Z", new Share(SPRING, 1_500), new Share(AUTUMN, 2_500));
        record(ANN, "a-3", Activity.REFUND, 500, "2026-03-08T10:45:00Z", "a-2");
        buy(BEN, "b-2", 9_999, "2026-04-15T00:00:00Z", new Share(AUTUMN, 9_999));
    }

    /// Enters net purchases, and revenue, of three times the largest `long`, one of them as posted.
    void sellBeyondAllRange(String currency) {
        strategy(WINTER, "Winter sale", currency);
        var effect = largest(currency, 1);
        effect.byBucket().forEach((bucket, figures) -> {
            for (var level : Level.values()) {
                table.write(TotalRow.add(bucket, level, figures));
                table.write(TotalRow.add(bucket, level, figures));
            }
        });
        ledger.record(new Entry(List.of(), effect));
    }

    void takeBackToTheLargest(String currency) {
        ledger.record(new Entry(List.of(), largest(currency, -1)));
        ledger.record(new Entry(List.of(), largest(currency, -1)));
    }

    private static TotalsDelta largest(String currency, int sign) {
        var in = Currency.getInstance(currency);
        var quarter = QuarterHour.of(Instant.parse("2026-02-10T12:00:00Z"));
        var figures = new Figures(sign * Long.MAX_VALUE, 1, 0);
        return TotalsDelta.of(new Total.Purchases(in), quarter, figures)
                .plus(TotalsDelta.of(new Total.Revenue(in, WINTER), quarter, figures));
    }

    /// What the aggregation function does, which is not there beside this one.
    private void post() {
        var head = new Postings(table).head();
        var nextPages = new ArrayList<>(head.firstPages());
        var sums = TotalsDelta.NONE;
        for (int slot = 0; slot < nextPages.size(); slot++) {
            for (var item : table.all(Keys.pages(slot, 0))) {
                var page = Page.from(item);
                table.write(page.seal());
                nextPages.set(slot, page.position().page() + 1);
                sums = sums.plus(page.delta());
            }
        }
        var posting = new Posting(0, nextPages, List.of(sums), Instant.parse("2026-03-08T10:30:00Z"));
        sums.byBucket().forEach((bucket, figures) -> {
            for (var level : Level.values()) {
                table.write(TotalRow.add(bucket, level, figures));
            }
        });
        table.write(head.moveTo(head.afterNextChunkOf(posting)));
    }

    private void strategy(StrategyId id, String name) {
        strategy(id, name, "USD");
    }

    private void strategy(StrategyId id, String name, String currency) {
        var item = Item.at(Keys.strategy(id)).text("name", name).text("currency", currency);
        table.write(Write.put(item));
    }

    private void member(MemberId id, String registeredAt) {
        var at = Instant.parse(registeredAt);
        var profile = Item.at(Keys.profile(id)).instant("registeredAt", at);
        var writes = List.of(Effects.counted(Write.put(profile)), Write.put(Item.at(Keys.wallet(id))));
        ledger.record(new Entry(writes, Effects.ALL.latest().ofRegistration(at)));
    }

    private void buy(MemberId member, String id, long cents, String at, Share... shares) {
        record(member, id, Activity.PURCHASE, cents, at, null, shares);
    }

    private void record(
            MemberId member,
            String id,
            String type,
            long cents,
            String at,
            @Nullable String refundOf,
            Share... shares) {
        var activity = new Activity(
                new ActivityId(id),
                member,
                type,
                Instant.parse(at),
                null,
                new Money(cents, USD),
                refundOf == null ? null : new ActivityId(refundOf),
                List.of(),
                List.of(),
                null,
                Map.of());
        var record = new ActivityRecord(activity, activity.occurredAt(), List.of(shares));
        var refund = refundOf != null;
        var writes = List.of(
                Effects.counted(Write.put(record.toItem())),
                MonthlySums.add(Write.update(Keys.wallet(member)), Effects.ALL.of(record))
                        .add("net.USD", refund ? -cents : cents)
                        .add(refund ? "refunds.USD" : "purchases.USD", 1));
        ledger.record(new Entry(writes, Effects.ALL.of(record)));
    }
}
