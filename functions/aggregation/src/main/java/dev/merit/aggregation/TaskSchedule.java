package dev.merit.aggregation;

import dev.merit.aggregation.loyalty.LoyaltyWalk;
import dev.merit.aggregation.retention.Retention;
import dev.merit.aggregation.tasks.Task;
import dev.merit.aggregation.tasks.Tasks;
import dev.merit.coupons.coupons.ReservationExpiry;
import dev.merit.coupons.issuancejobs.IssuanceJobRunner;
import dev.merit.privacy.requests.ErasureSteps;
import dev.merit.privacy.requests.ExportSteps;
import dev.merit.segments.refresh.MembershipRemoval;
import dev.merit.segments.refresh.Refresh;
import dev.merit.shared.audit.AuditSealer;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.table.Table;
import dev.merit.shared.voucher.VoucherExpiry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/// All tasks of the schedule except the posting, which runs every minute. Short ones come first.
final class TaskSchedule {

    private static final Duration HOURLY = Duration.ofHours(1);
    private static final Duration DAILY = Duration.ofDays(1);

    private static final int VOUCHERS_A_STEP = 100;

    @Produces
    @Singleton
    Tasks tasks(
            Table table,
            Ledger ledger,
            InstantSource clock,
            LoyaltyWalk loyalty,
            ReservationExpiry reservations,
            Refresh segments,
            MembershipRemoval removal,
            IssuanceJobRunner jobs,
            ErasureSteps erasures,
            Retention retention,
            ExportSteps exports,
            Reconciliation reconciliation) {
        return new Tasks(
                table,
                clock,
                List.of(
                        Task.whenPending("erasures", erasures::isPending, erasures::run),
                        Task.whenPending("exports", exports::isPending, exports::run),
                        Task.whenPending("jobs", jobs::isPending, jobs::run),
                        Task.periodic("reservations", HOURLY, hasTime -> releaseExpired(table, reservations, hasTime)),
                        Task.periodic(
                                "vouchers",
                                HOURLY,
                                hasTime -> expire(new VoucherExpiry(table, ledger), clock, hasTime)),
                        Task.periodic("audit", DAILY, new AuditSealer(table, clock)::run),
                        Task.periodic("loyalty", DAILY, loyalty::run),
                        new Task("segments", DAILY, segments::isPending, segments::run),
                        Task.whenPending("deletions", removal::isPending, removal::run),
                        ofRetention(retention, reconciliation),
                        Task.whenPending(Reconciliation.TASK, reconciliation::isPending, reconciliation::advance)));
    }

    /// Never due where the shop has set no time. It pauses during a reconciliation, which might read a record and then,
    /// in the same member, what is left of it.
    private static Task ofRetention(Retention retention, Reconciliation reconciliation) {
        return retention.isSet()
                ? Task.periodic(
                        "retention",
                        DAILY,
                        hasTime -> retention.run(() -> hasTime.getAsBoolean() && !reconciliation.isPending()))
                : Task.whenPending("retention", () -> false, retention::run);
    }

    private static boolean expire(VoucherExpiry vouchers, InstantSource clock, BooleanSupplier hasTime) {
        do {
            if (vouchers.expire(clock.instant(), VOUCHERS_A_STEP) == 0) {
                return true;
            }
        } while (hasTime.getAsBoolean());
        return false;
    }

    /// Releases expired reservations. Nothing depends on it: a request that would be refused because of them releases
    /// them itself.
    private static boolean releaseExpired(Table table, ReservationExpiry reservations, BooleanSupplier hasTime) {
        for (var strategy : table.all(Keys.strategies())) {
            var id = new StrategyId(strategy.key().skId());
            do {
                if (!hasTime.getAsBoolean()) {
                    return false;
                }
            } while (reservations.releaseExpired(id));
        }
        return true;
    }
}
