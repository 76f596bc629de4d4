package dev.merit.aggregation.retention;

import dev.merit.aggregation.retention.DueRecords.Due;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.consent.ConsentRules;
import dev.merit.shared.consent.Region;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Query;
import dev.merit.shared.member.ErasedMember;
import dev.merit.shared.metrics.Metrics;
import dev.merit.shared.points.PointsBalance;
import dev.merit.shared.retention.RemovalMark;
import dev.merit.shared.retention.RetentionKind;
import dev.merit.shared.retention.SealedMonth;
import dev.merit.shared.scan.MemberScan;
import dev.merit.shared.scan.MemberVisitor;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.RetryPause;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.totals.Head;
import dev.merit.shared.totals.Postings;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/// Removes the records for which the shop's time is over, member by member, once a day.
///
/// A step is one transaction: it deletes some activities, adds what they count to the [SealedMonth] of their months,
/// and sets the [RemovalMark]s of the wallet. So no total changes, whatever stops in between, and no step happens
/// twice. Two runs at once do no harm: each record is deleted on condition that it is as it was read.
@Singleton
public final class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final String NAME = "retention";

    /// Each has a write, and may need another one for its month. Some items are large, and a transaction holds 4 MB.
    private static final int RECORDS_A_STEP = 25;

    private static final int TRIES = 5;
    private static final int MAX_PAUSE_MILLIS = 50;

    private final Table table;
    private final RetentionPeriods periods;
    private final ConsentRules regions;
    private final Metrics metrics;
    private final InstantSource clock;

    public Retention(
            Table table, RetentionPeriods periods, ConsentRules regions, Metrics metrics, InstantSource clock) {
        this.table = table;
        this.periods = periods;
        this.regions = regions;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Whether the shop has set a time for anything.
    public boolean isSet() {
        return !periods.isEmpty();
    }

    /// Continues the run of the day, or starts it.
    ///
    /// @param hasTime asked before each step; once it is false, the run stops, also amid a member
    /// @return whether all members were visited
    public boolean run(BooleanSupplier hasTime) {
        var now = clock.instant();
        // The head is read before the first step asks for time, which a reconciliation under way does not leave: so
        // whatever is removed is posted for every reconciliation that begins later.
        var head = new Postings(table).head();
        var run = new Run(head, now, hasTime);
        try {
            long day = PointsBalance.day(now).toEpochDay();
            return !isSet() || new MemberScan(table, NAME).run(day, hasTime, _ -> run);
        } catch (CancellationException _) {
            return false;
        } finally {
            run.report();
        }
    }

    private final class Run implements MemberVisitor {

        private final Head head;
        private final Instant now;
        private final BooleanSupplier hasTime;
        private final AtomicLong activities = new AtomicLong();
        private final AtomicLong consents = new AtomicLong();

        Run(Head head, Instant now, BooleanSupplier hasTime) {
            this.head = head;
            this.now = now;
            this.hasTime = hasTime;
        }

        @Override
        public void resume(Item saved) {}

        @Override
        public Item save() {
            return Item.map();
        }

        /// A member whom others keep writing is left to the next day.
        @Override
        public void visit(List<Item> member) {
            var items = member;
            for (int tries = 0; !attempt(items) && tries < TRIES; tries++) {
                RetryPause.upTo(MAX_PAUSE_MILLIS);
                items = table.all(Query.of(member.getFirst().key().pk()));
            }
        }

        /// Removes what is due among these items of a member, step by step.
        ///
        /// @return whether all of it is removed
        private boolean attempt(List<Item> items) {
            var wallet = only(items, "WALLET");
            var erased = only(items, "ERASED");
            if (wallet.attributeNames().isEmpty() && erased.attributeNames().isEmpty()) {
                return true;
            }
            var due = new DueRecords(periods, region(items, erased), head, now);
            var changes = due.consents(items);
            for (int i = 0; i < changes.size(); i += RECORDS_A_STEP) {
                var some = changes.subList(i, Math.min(changes.size(), i + RECORDS_A_STEP));
                if (!commit(some.stream().map(item -> Write.delete(item.key())).toList(), consents, some.size())) {
                    return false;
                }
            }
            var activities = due.activities(items);
            var steps = new Steps(wallet, items);
            for (int i = 0; i < activities.size(); i += RECORDS_A_STEP) {
                var some = activities.subList(i, Math.min(activities.size(), i + RECORDS_A_STEP));
                if (!commit(steps.next(some), this.activities, some.size())) {
                    return false;
                }
            }
            return true;
        }

        private boolean commit(List<Write> writes, AtomicLong counter, long records) {
            if (!hasTime.getAsBoolean()) {
                // The position of the scan stays before this member.
                throw new CancellationException("no time is left amid a member");
            }
            boolean done = table.transact(writes) instanceof Outcome.Done;
            counter.addAndGet(done ? records : 0);
            return done;
        }

        void report() {
            if (activities.get() + consents.get() > 0) {
                metrics.count(Map.of("RemovedActivities", activities.get(), "RemovedConsents", consents.get()));
                LOG.infof(
                        "Retention has removed %d activities and %d changes of consents",
                        activities.get(), consents.get());
            }
        }
    }

    private Region region(List<Item> member, Item erased) {
        return ErasedMember.region(erased)
                .orElseGet(() -> regions.region(
                        only(member, "PROFILE").maybeText("locale").orElse(null)));
    }

    private static Item only(List<Item> member, String sk) {
        return member.stream()
                .filter(item -> item.key().sk().equals(sk))
                .findFirst()
                .orElseGet(Item::map);
    }

    /// Makes the transactions that remove the activities of a member, one after another. Each goes by the rows and the
    /// marks that the ones before it have written.
    private static final class Steps {

        private final Item wallet;
        private final Map<RetentionKind, YearMonth> marks = new HashMap<>();
        private final List<SealedMonth> rows = new ArrayList<>();

        Steps(Item wallet, List<Item> member) {
            this.wallet = wallet;
            for (var kind : RetentionKind.values()) {
                RemovalMark.in(wallet, kind).ifPresent(mark -> marks.put(kind, mark.month()));
            }
            member.stream().filter(SealedMonth::isIn).map(SealedMonth::from).forEach(rows::add);
        }

        List<Write> next(List<Due> activities) {
            var writes = new ArrayList<Write>();
            var byMonth = new HashMap<YearMonth, List<Item>>();
            var reached = new HashMap<RetentionKind, YearMonth>();
            for (var due : activities) {
                writes.add(ActivityRecord.removal(due.item()));
                byMonth.computeIfAbsent(due.month(), _ -> new ArrayList<>()).add(due.item());
                reached.merge(due.kind(), due.month(), Steps::later);
            }
            byMonth.forEach((month, items) -> writes.add(seal(member(activities), month, items)));
            reached.entrySet().removeIf(mark -> !isNew(mark.getKey(), mark.getValue()));
            // An erased member has no wallet, and gets no activity any more.
            if (!reached.isEmpty() && !wallet.attributeNames().isEmpty()) {
                var update = Write.update(wallet.key()).when(Write.PRESENT);
                reached.forEach((kind, month) -> new RemovalMark(kind, month).addTo(update));
                marks.putAll(reached);
                writes.add(update);
            }
            return writes;
        }

        private static MemberId member(List<Due> activities) {
            return activities.getFirst().activity().activity().memberId();
        }

        private Write seal(MemberId member, YearMonth month, List<Item> items) {
            var before = SealedMonth.next(member, month, rows);
            var after = before;
            for (var item : items) {
                after = after.plus(item);
            }
            rows.remove(before);
            rows.add(after);
            return after.replace(before);
        }

        private boolean isNew(RetentionKind kind, YearMonth month) {
            return !marks.containsKey(kind) || marks.get(kind).isBefore(month);
        }

        private static YearMonth later(YearMonth one, YearMonth other) {
            return one.isAfter(other) ? one : other;
        }
    }
}
