package dev.merit.activities.points;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.points.LotCompaction;
import dev.merit.shared.points.PointsBalance;
import dev.merit.shared.table.Retries;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/// The points in members' wallets.
@Singleton
public final class PointsWallets {

    /// How often points are taken of a wallet where others take of it too.
    public static final Retries TRIES = new Retries(60, 10, 160, "too many take points of one wallet at once");

    private final Table table;
    private final InstantSource clock;

    PointsWallets(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    public Optional<PointsBalance> find(MemberId member) {
        return table.get(Keys.wallet(member)).map(PointsBalance::from);
    }

    /// Tidies the wallet up and enters what has expired, unless somebody else is writing it just now. Tells whether
    /// there is such a member.
    public boolean fold(MemberId member) {
        var holding = find(member);
        holding.flatMap(held -> LotCompaction.of(member, held, PointsBalance.day(clock.instant())))
                .ifPresent(table::transact);
        return holding.isPresent();
    }
}
