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
import dev.merit.shared.segment.SegmentMembers;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Retries;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Works the jobs off. A step serves the next few members of the segment, in the order of their ids, and moves the
/// job on in the same transaction, on condition that nobody else has: so no member is served twice and none is left
/// out, whatever crashed or ran twice, and the job's figures are right at any moment.
///
/// Who comes into the segment or leaves it while the job is on its way may be served or not.
@Singleton
public final class IssuanceJobRunner {

    private static final Retries TRIES = new Retries(24, 5, 200, "others keep writing the same members");

    private final Table table;
    private final IssuanceJobs handouts;
    private final SegmentMembers members;
    private final ReservationExpiry reclaiming;
    private final IssuanceEligibility eligibility;
    private final InstantSource clock;

    public IssuanceJobRunner(
            Table table,
            IssuanceJobs handouts,
            SegmentMembers members,
            ReservationExpiry reclaiming,
            IssuanceEligibility eligibility,
            InstantSource clock) {
        this.table = table;
        this.handouts = handouts;
        this.members = members;
        this.reclaiming = reclaiming;
        this.eligibility = eligibility;
        this.clock = clock;
    }

    /// Whether there is any job that is not done yet.
    public boolean isPending() {
        return !handouts.open().isEmpty();
    }

    /// Goes on with all jobs.
    ///
    /// @param hasTime asked before each step; once it says no, no more is done
    /// @return whether nothing is left to be done now; a job of a paused strategy waits
    public boolean run(BooleanSupplier hasTime) {
        boolean all = true;
        for (var job : handouts.open()) {
            all &= work(job, hasTime);
        }
        return all;
    }

    private boolean work(JobId id, BooleanSupplier hasTime) {
        while (hasTime.getAsBoolean()) {
            var job = handouts.find(id).orElseThrow();
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

    /// Whoever finds the step done by another goes on with the next.
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
                    : new IssuanceStep(table, reclaiming, eligibility, job, strategy, now).serve(next);
            return done || isDone(job) ? Optional.of(true) : Optional.empty();
        });
    }

    /// Whether another run has done the job's next step meanwhile.
    private boolean isDone(IssuanceJob job) {
        return handouts.find(job.jobId()).orElseThrow().step() > job.step();
    }
}
