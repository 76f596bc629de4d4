package dev.merit.coupons.issuancejobs;

import dev.merit.coupons.coupons.IssuanceEligibility;
import dev.merit.coupons.coupons.ReservationExpiry;
import dev.merit.coupons.strategies.InactiveReason;
import dev.merit.coupons.strategies.Strategies;
import dev.merit.coupons.strategies.Strategy;
import dev.merit.coupons.strategies.StrategyProblem;
import dev.merit.coupons.strategies.StrategyStatus;
import dev.merit.shared.id.JobId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.segment.SegmentMembers;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Retries;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Runs the issuance jobs. A step handles the next few members of the segment, in the order of their ids, and
/// records the progress of the job in the same transaction, on condition that nobody else has. So each member is
/// handled exactly once, whatever crashes or runs twice, and the figures of the job are right at any moment.
///
/// Members who join or leave the segment while the job runs may be handled or not.
@Singleton
public final class IssuanceJobRunner {

    private static final Retries TRIES = new Retries(24, 5, 200, "too many conflicts on the same members");

    private final Table table;
    private final Ledger ledger;
    private final IssuanceJobs jobs;
    private final SegmentMembers members;
    private final ReservationExpiry expiry;
    private final IssuanceEligibility eligibility;
    private final InstantSource clock;

    public IssuanceJobRunner(
            Table table,
            Ledger ledger,
            IssuanceJobs jobs,
            SegmentMembers members,
            ReservationExpiry expiry,
            IssuanceEligibility eligibility,
            InstantSource clock) {
        this.table = table;
        this.ledger = ledger;
        this.jobs = jobs;
        this.members = members;
        this.expiry = expiry;
        this.eligibility = eligibility;
        this.clock = clock;
    }

    /// Whether there is a job that has not ended.
    public boolean isPending() {
        return !jobs.open().isEmpty();
    }

    /// Continues all jobs.
    ///
    /// @param hasTime asked before each step; the run ends when it returns false
    /// @return whether nothing is left to do now; a job of a paused strategy waits
    public boolean run(BooleanSupplier hasTime) {
        boolean all = true;
        for (var job : jobs.open()) {
            all &= run(job, hasTime);
        }
        return all;
    }

    private boolean run(JobId id, BooleanSupplier hasTime) {
        while (hasTime.getAsBoolean()) {
            var job = jobs.find(id).orElseThrow();
            if (job.status() != IssuanceJob.Status.RUNNING) {
                return true;
            }
            var strategy =
                    Strategies.in(table.get(Keys.strategy(job.strategyId())).orElseThrow());
            if (strategy.status() == StrategyStatus.PAUSED) {
                return true;
            }
            step(job, strategy);
        }
        return false;
    }

    /// Does the next step, unless another run does it first.
    private void step(IssuanceJob job, Strategy strategy) {
        var now = clock.instant();
        if (InactiveReason.of(strategy, now).isPresent()) {
            table.transact(job.end(StrategyProblem.STRATEGY_NOT_ACTIVE.code(), now));
            return;
        }
        TRIES.until(tries -> {
            var next = members.listAfter(job.segmentId(), job.after(), IssuanceStep.size(strategy, tries));
            boolean done = next.isEmpty()
                    ? table.transact(job.end(null, now)) instanceof Outcome.Done
                    : new IssuanceStep(table, ledger, expiry, eligibility, job, strategy, now).serve(next);
            return done || isDone(job) ? Optional.of(true) : Optional.empty();
        });
    }

    /// Whether another run has done the next step of the job.
    private boolean isDone(IssuanceJob job) {
        return jobs.find(job.jobId()).orElseThrow().step() > job.step();
    }
}
