package dev.merit.activities.points;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.points.Fold;
import dev.merit.shared.points.Holding;
import dev.merit.shared.retry.Tries;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/// The points in members' wallets.
@Singleton
public final class Wallets {

    /// How often points are taken of a wallet where others take of it too.
    public static final Tries TRIES = new Tries(60, 10, 160, "too many take points of one wallet at once");

    private final Table table;
    private final InstantSource clock;

    Wallets(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    public Optional<Holding> find(MemberId member) {
        return table.get(Keys.wallet(member)).map(Holding::from);
    }

    /// Tidies the wallet up and enters what has expired, unless somebody else is writing it just now. Tells whether
    /// there is such a member.
    public boolean fold(MemberId member) {
        var holding = find(member);
        holding.flatMap(held -> Fold.of(member, held, Holding.day(clock.instant())))
                .ifPresent(table::transact);
        return holding.isPresent();
    }
}
