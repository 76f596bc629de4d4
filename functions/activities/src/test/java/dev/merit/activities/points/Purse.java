package dev.merit.activities.points;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.keys.Query;
import dev.merit.shared.points.Holding;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.points.Programme;
import dev.merit.shared.points.Programmes;
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
    private final Wallets wallets;
    private final Spending spending;
    private final Adjusting adjusting;

    public Purse(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
        this.wallets = new Wallets(table, clock);
        this.spending = new Spending(table, wallets, clock);
        this.adjusting = new Adjusting(table, wallets);
    }

    /// A point for each dollar, pending and kept for so long, worth a cent.
    public static Programme programme(int pendingDays, int expireAfterMonths) {
        return new Programme(
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

    public void use(Programme programme) {
        use(0, programme);
    }

    /// In the place of the one of that version.
    public void use(long version, Programme programme) {
        var _ = new Programmes(table).replace(version, programme).orElseThrow();
    }

    /// The class of the outcome, by its simple name.
    public String spend(MemberId member, String order, long points) {
        return spending.spend(member, order, points).getClass().getSimpleName();
    }

    public boolean rollBack(MemberId member, String order) {
        return spending.rollBack(member, order).isPresent();
    }

    public String adjust(MemberId member, String id, long points) {
        var adjustment = new Adjusting.Adjustment(member, id, points, "test", "tester", clock.instant());
        return adjusting.adjust(adjustment, List.of()).getClass().getSimpleName();
    }

    public void fold(MemberId member) {
        wallets.fold(member);
    }

    public long balance(MemberId member) {
        return holding(member).at(Holding.day(clock.instant())).balance();
    }

    public long pending(MemberId member) {
        return holding(member).at(Holding.day(clock.instant())).pendingPoints();
    }

    public Holding holding(MemberId member) {
        return wallets.find(member).orElseThrow();
    }

    /// What the entries of the member's ledger add up to: of its activities and those that stand for themselves.
    public long entered(MemberId member) {
        return table.all(Query.of(Keys.member(member))).stream()
                .mapToLong(item -> item.sum(PointsEntry.POINTS))
                .sum();
    }
}
