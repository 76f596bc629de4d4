package dev.merit.aggregation;

import dev.merit.shared.activity.Effects;
import dev.merit.shared.id.ReconciliationId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.scan.MemberScan;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.RetryPause;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.table.Write;
import dev.merit.shared.totals.Head;
import dev.merit.shared.totals.Postings;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Recomputes every total from the records and reports each difference. There is one reconciliation at a time; a
/// second caller joins it.
///
/// It compares the totals of a head between two postings. Each record has its position in the ledger, so it is known
/// which records these totals contain, however many are written meanwhile; what was posted since is subtracted.
/// Postings are not blocked.
///
/// It advances in bounded steps, each of them stored. The scan of the records stores partial sums by month, and the
/// comparison takes one month after another. So any process can continue it, and no step holds more than some
/// thousand records or a month of totals. If two processes advance it at once, one of them is refused at each step.
///
/// It changes nothing except that it runs the aggregation.
///
/// All steps are in this file, so that their order can be read in one place; [TotalsComparison], [RecordTally] and
/// [WalletComparison] have the work of each.
public final class Reconciliation {

    /// The task of the schedule that continues it.
    public static final String TASK = "reconciliation";

    private static final int TRIES = 20;
    private static final int MAX_PAUSE_MILLIS = 100;

    private static final String ID = "id";
    private static final String DONE = "done";
    private static final String WALK = "walk";

    /// A reconciliation has at most two walks.
    private static final int WALKS = 2;

    private final Table table;
    private final Aggregation aggregation;
    private final Postings postings;
    private final TotalsComparison comparison;
    private final MemberScan scan;
    private final InstantSource clock;
    private final Consumer<ReconciliationReport> ended;
    private final Effects effects;

    /// @param ended receives each report when it is done
    public Reconciliation(
            Table table, Aggregation aggregation, InstantSource clock, Consumer<ReconciliationReport> ended) {
        this(table, aggregation, clock, ended, MemberScan.PAGE, Effects.ALL);
    }

    /// @param atOnce how many items of the table each segment of the scan reads at once
    Reconciliation(
            Table table,
            Aggregation aggregation,
            InstantSource clock,
            Consumer<ReconciliationReport> ended,
            int atOnce,
            Effects effects) {
        this.table = table;
        this.aggregation = aggregation;
        this.postings = new Postings(table);
        this.comparison = new TotalsComparison(table);
        this.scan = new MemberScan(table, TASK, atOnce);
        this.clock = clock;
        this.ended = ended;
        this.effects = effects;
    }

    /// Starts a reconciliation, or joins the one in progress, and completes it.
    public ReconciliationReport run() {
        var id = begin().reconciliationId();
        while (true) {
            advance(() -> true);
            var report = find(id).orElseThrow();
            if (report.isDone()) {
                return report;
            }
        }
    }

    /// Starts a reconciliation, unless one is in progress; then that is returned.
    public ReconciliationReport begin() {
        for (int tries = 0; tries < TRIES; tries++) {
            var last = last();
            var underWay = underWay(last);
            if (underWay.isPresent()) {
                return report(underWay.get());
            }
            long walk = last.sum(WALK) + WALKS;
            var state = ReconciliationState.begun(ReconciliationId.random(), walk, now());
            var pointer = Write.update(Keys.lastReconciliation())
                    .set(ID, state.id().value())
                    .set(WALK, walk)
                    .when("(" + Write.ABSENT + ") OR #walk = :walk")
                    .with(":walk", last.sum(WALK));
            if (table.transact(List.of(state.create(), pointer)) instanceof Outcome.Done) {
                return state.report(0);
            }
            RetryPause.upTo(MAX_PAUSE_MILLIS);
        }
        throw new Unavailable("too many concurrent starts of reconciliations", null);
    }

    public Optional<ReconciliationReport> find(ReconciliationId id) {
        return table.get(Keys.reconciliation(id)).map(ReconciliationState::from).map(this::report);
    }

    /// The last one that was completed.
    public Optional<ReconciliationReport> latest() {
        return last().maybeText(DONE).map(ReconciliationId::new).flatMap(this::find);
    }

    public boolean isPending() {
        return underWay(last()).isPresent();
    }

    /// Continues the one in progress.
    ///
    /// @return whether none is in progress any more
    public boolean advance(BooleanSupplier hasTime) {
        while (true) {
            var underWay = underWay(last());
            if (underWay.isEmpty()) {
                return true;
            }
            var state = underWay.get();
            var head = state.head();
            if (head == null) {
                keep(state, state.pinned(headBetweenPostings()));
            } else if (!walk(state.walk(), head, hasTime) || !compare(state, head, hasTime)) {
                return false;
            }
        }
    }

    /// With the precision of the table.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Item last() {
        return table.get(Keys.lastReconciliation()).orElseGet(Item::map);
    }

    private Optional<ReconciliationState> underWay(Item last) {
        return last.maybeText(ID)
                .filter(id -> !last.maybeText(DONE).equals(Optional.of(id)))
                .map(ReconciliationId::new)
                .flatMap(id -> table.get(Keys.reconciliation(id)))
                .map(ReconciliationState::from);
    }

    private ReconciliationReport report(ReconciliationState state) {
        return state.endedAt() == null
                ? state.report(RecordTally.count(scan.saved(state.walk())))
                : state.report(state.checkedRecords());
    }

    /// Runs the aggregation first, so that everything is checked.
    private Head headBetweenPostings() {
        for (int tries = 0; tries < TRIES; tries++) {
            aggregation.run();
            var head = postings.head();
            if (head.chunk() == 0) {
                return head;
            }
            RetryPause.upTo(MAX_PAUSE_MILLIS);
        }
        throw new Unavailable("other runs keep posting, so that there is no head between two postings", null);
    }

    private boolean walk(long walk, Head head, BooleanSupplier hasTime) {
        return scan.run(walk, hasTime, _ -> new RecordTally(table, effects, head, walk, clock.instant()));
    }

    /// Whether everything is compared, by this process or by another.
    private boolean compare(ReconciliationState state, Head head, BooleanSupplier hasTime) {
        var tallies = scan.saved(state.walk());
        var openings = StrategyOpenings.upTo(head, table, effects);
        var found = new ArrayList<Difference>();
        var all = comparison.months(head, tallies, openings);
        var months = state.compared() == null ? all : all.tailSet(state.compared(), false);
        for (var month : months) {
            found.addAll(comparison.differences(head, state.walk(), month, tallies, openings));
            if (!hasTime.getAsBoolean()) {
                keep(state, state.compared(month, found));
                return false;
            }
        }
        found.addAll(WalletComparison.differences(RecordTally.suspects(tallies), table, effects));
        var next = state.compared(months.isEmpty() ? state.compared() : months.last(), found);
        if (next.differenceCount() > 0 && !state.confirmation()) {
            keep(state, next.confirmed());
        } else {
            end(state, next.ended(RecordTally.count(tallies) + openings.count(), now()));
        }
        return true;
    }

    private void keep(ReconciliationState before, ReconciliationState next) {
        table.write(next.replace(before));
    }

    private void end(ReconciliationState before, ReconciliationState done) {
        var pointer = Write.update(Keys.lastReconciliation())
                .set(DONE, done.id().value())
                .when("#id = :id")
                .with(":id", done.id().value());
        if (table.transact(List.of(done.replace(before), pointer)) instanceof Outcome.Done) {
            ended.accept(done.report(done.checkedRecords()));
        }
    }
}
