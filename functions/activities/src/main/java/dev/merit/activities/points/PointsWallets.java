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

/// The points in the wallets of members.
@Singleton
public final class PointsWallets {

    /// Retries of withdrawals from one wallet.
    public static final Retries TRIES = new Retries(60, 10, 160, "too many concurrent withdrawals from one wallet");

    private final Table table;
    private final InstantSource clock;

    PointsWallets(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    public Optional<PointsBalance> find(MemberId member) {
        return table.get(Keys.wallet(member)).map(PointsBalance::from);
    }

    /// Whether a member whose entries are there has no wallet any more: the entries are removed later.
    boolean isErased(MemberId member) {
        return table.get(Keys.wallet(member)).isEmpty();
    }

    /// Compacts the wallet and enters expired points, unless another request is writing the wallet.
    ///
    /// @return whether the member exists
    public boolean compact(MemberId member) {
        var balance = find(member);
        balance.flatMap(found -> LotCompaction.of(member, found, PointsBalance.day(clock.instant())))
                .ifPresent(table::transact);
        return balance.isPresent();
    }
}
