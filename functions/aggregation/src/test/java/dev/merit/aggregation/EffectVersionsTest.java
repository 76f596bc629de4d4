package dev.merit.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.activity.Effect;
import dev.merit.shared.activity.Effects;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.member.MonthlySums;
import dev.merit.shared.money.Money;
import dev.merit.shared.scan.MemberScan;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.Records;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.QuarterHour;
import dev.merit.shared.totals.Slots;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.Totals;
import dev.merit.shared.totals.TotalsDelta;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A build with one more total reconciles what builds before it recorded.
class EffectVersionsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Effect FIRST = Effects.ALL.version(1);

    /// The total that version 2 adds: the revenue of one channel.
    private static final Total WEB = new Total.Revenue(Records.USD, StrategyId.random());

    private static final Effects WITH_CHANNEL = new Effects(List.of(FIRST, new CountsChannel()));

    private final DynamoDbClient client = TestDatabase.client();
    private final Table table = new Table(client, TestDatabase.newTable());
    private final Ledger ledger = new Ledger(table, Slots.each());
    private final Aggregation aggregation = new Aggregation(table, Clock.systemUTC());
    private final MemberId member = MemberId.random();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void recomputesEachRecordByTheVersionThatCountedIt() {
        record();
        assertThat(reconcile(WITH_CHANNEL).differences()).isEmpty();
        assertThat(new Totals(table).upTo(null, false, WEB.series()).of(WEB)).isEqualTo(new Figures(500, 1, 0));
    }

    @Test
    void reportsARecordThatIsRecomputedByAnotherVersion() {
        record();
        var onlyTheNewOne = new Effects(List.of(new CountsChannel(), new CountsChannel()));
        assertThat(reconcile(onlyTheNewOne).differences())
                .extracting(Difference::total)
                .contains("revenue.amount")
                .doesNotContain("purchases.amount");
    }

    private void record() {
        ledger.record(Records.member(member, NOON));
        ledger.record(entry("before", 300, 1));
        ledger.record(entry("after", 500, 2));
        aggregation.run();
    }

    private Entry entry(String id, long cents, int version) {
        var activity = new Activity(
                new ActivityId(id),
                member,
                Activity.PURCHASE,
                NOON,
                "web",
                new Money(cents, Records.USD),
                null,
                List.of(),
                List.of(),
                null,
                Map.of());
        var record = new ActivityRecord(activity, NOON, List.of()).countedBy(version);
        var effect = WITH_CHANNEL.of(record);
        var wallet = MonthlySums.add(Write.update(Keys.wallet(member)), effect)
                .add("net.USD", cents)
                .add("purchases.USD", 1);
        return new Entry(List.of(record.put(), wallet), effect);
    }

    private ReconciliationReport reconcile(Effects effects) {
        return new Reconciliation(table, aggregation, Clock.systemUTC(), _ -> {}, MemberScan.PAGE, effects).run();
    }

    private static final class CountsChannel implements Effect {

        @Override
        public TotalsDelta ofRegistration(Instant registeredAt) {
            return FIRST.ofRegistration(registeredAt);
        }

        @Override
        public TotalsDelta ofErasure(Instant erasedAt) {
            return FIRST.ofErasure(erasedAt);
        }

        @Override
        public TotalsDelta ofOpening(StrategyId strategy, Money revenue, Instant at) {
            return FIRST.ofOpening(strategy, revenue, at);
        }

        @Override
        public TotalsDelta ofRedemption(StrategyId strategy, Money discount, Instant at) {
            return FIRST.ofRedemption(strategy, discount, at);
        }

        @Override
        public TotalsDelta ofRollback(StrategyId strategy, Money discount, Instant at) {
            return FIRST.ofRollback(strategy, discount, at);
        }

        @Override
        public TotalsDelta ofVoucherEntry(Money amount, Instant at) {
            return FIRST.ofVoucherEntry(amount, at);
        }

        @Override
        public TotalsDelta ofActivity(ActivityRecord record) {
            var paid = record.activity().paid();
            var figures = new Figures(paid.minorUnits(), 1, 0);
            return FIRST.ofActivity(record).plus(TotalsDelta.of(WEB, QuarterHour.of(record.countedAt()), figures));
        }
    }
}
