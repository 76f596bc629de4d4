package dev.merit.activities.points;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.keys.Query;
import dev.merit.shared.points.PointsBalance;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.points.PointsProgramme;
import dev.merit.shared.points.PointsProgrammes;
import dev.merit.shared.points.Rate;
import dev.merit.shared.table.Table;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/// Points of the members of a table, for tests that many threads enter or that set the clock.
public final class Purse {

    private final Table table;
    private final InstantSource clock;
    private final PointsWallets wallets;
    private final PointsRedeemer spending;
    private final PointsAdjuster adjusting;

    public Purse(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
        this.wallets = new PointsWallets(table, clock);
        this.spending = new PointsRedeemer(table, wallets, clock);
        this.adjusting = new PointsAdjuster(table, wallets);
    }

    /// A point for each dollar, pending and kept for so long, worth a cent.
    public static PointsProgramme programme(int pendingDays, int expireAfterMonths) {
        return new PointsProgramme(
                Currency.getInstance("USD"),
                Instant.EPOCH,
                Rate.of("1"),
                Map.of(),
                Map.of(),
                null,
                pendingDays,
                expireAfterMonths,
                Rate.of("1"));
    }

    public void use(PointsProgramme programme) {
        use(0, programme);
    }

    /// In the place of the one of that version.
    public void use(long version, PointsProgramme programme) {
        var _ = new PointsProgrammes(table)
                .replace(version, programme, table::transact)
                .orElseThrow();
    }

    /// The class of the outcome, by its simple name.
    public String spend(MemberId member, String order, long points) {
        return spending.spend(member, order, points).getClass().getSimpleName();
    }

    public boolean rollBack(MemberId member, String order) {
        return spending.rollBack(member, order).isPresent();
    }

    public String adjust(MemberId member, String id, long points) {
        var adjustment = new PointsAdjuster.Adjustment(member, id, points, "test", "tester", clock.instant());
        return adjusting
                .adjust(adjustment, List.of(), table::transact)
                .getClass()
                .getSimpleName();
    }

    public void compact(MemberId member) {
        wallets.compact(member);
    }

    public long balance(MemberId member) {
        return holding(member).at(PointsBalance.day(clock.instant())).balance();
    }

    public long pending(MemberId member) {
        return holding(member).at(PointsBalance.day(clock.instant())).pendingPoints();
    }

    public PointsBalance holding(MemberId member) {
        return wallets.find(member).orElseThrow();
    }

    /// What the entries of the member's ledger add up to: of its activities and those that stand for themselves.
    public long entered(MemberId member) {
        return table.all(Query.of(Keys.member(member))).stream()
                .mapToLong(item -> item.sum(PointsEntry.POINTS))
                .sum();
    }
}
