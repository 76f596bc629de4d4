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

/// Works every total out again from the records themselves, and reports each that differs from what is kept. There is
/// one at a time: who asks while one is under way joins it.
///
/// It goes by a head between two postings: each record tells where in the ledger its effect stands, so it is known
/// which records the totals of that moment hold, however many are written meanwhile, and what was posted since is
/// taken off the totals that are read. Postings are not held up.
///
/// It advances in bounded steps, each kept: the walk over the records lays down partial sums by month, and the
/// comparison takes one month after the other. So it goes on where it was left, also by another process, and no step
/// holds more than some thousand records or a month of totals. Of two that advance it at once, one is refused each
/// step.
///
/// It changes nothing but what a run of the aggregation does.
public final class Reconciliation {

    /// The task of the schedule that goes on with it.
    public static final String TASK = "reconciliation";

    private static final int TRIES = 20;
    private static final int MAX_PAUSE_MILLIS = 100;

    private static final String ID = "id";
    private static final String DONE = "done";
    private static final String WALK = "walk";

    /// A reconciliation has two walks at most.
    private static final int WALKS = 2;

    private final Table table;
    private final Aggregation aggregation;
    private final Postings postings;
    private final TotalsComparison comparison;
    private final MemberScan scan;
    private final InstantSource clock;
    private final Consumer<ReconciliationReport> ended;
    private final Effects effects;

    /// @param ended hears of each report when it is done
    public Reconciliation(
            Table table, Aggregation aggregation, InstantSource clock, Consumer<ReconciliationReport> ended) {
        this(table, aggregation, clock, ended, MemberScan.PAGE, Effects.ALL);
    }

    /// @param atOnce how many items of the table each lane of the walk reads at once
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

    /// Begins one, or joins the one that is under way, and takes it to its end.
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

    /// Begins one, unless one is under way: then that is answered.
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
        throw new Unavailable("others begin reconciliations all the time", null);
    }

    public Optional<ReconciliationReport> find(ReconciliationId id) {
        return table.get(Keys.reconciliation(id)).map(ReconciliationState::from).map(this::report);
    }

    /// The last that came to its end.
    public Optional<ReconciliationReport> latest() {
        return last().maybeText(DONE).map(ReconciliationId::new).flatMap(this::find);
    }

    public boolean isPending() {
        return underWay(last()).isPresent();
    }

    /// Goes on with the one that is under way.
    ///
    /// @return whether none is under way any more
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

    /// As the table keeps it.
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

    /// Posts what there is first, so that it is proven too.
    private Head headBetweenPostings() {
        for (int tries = 0; tries < TRIES; tries++) {
            aggregation.run();
            var head = postings.head();
            if (head.chunk() == 0) {
                return head;
            }
            RetryPause.upTo(MAX_PAUSE_MILLIS);
        }
        throw new Unavailable("other runs keep the totals from being read between two postings", null);
    }

    private boolean walk(long walk, Head head, BooleanSupplier hasTime) {
        return scan.run(walk, hasTime, _ -> new RecordTally(table, effects, head, walk, clock.instant()));
    }

    /// Whether all is compared, or was by another.
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
