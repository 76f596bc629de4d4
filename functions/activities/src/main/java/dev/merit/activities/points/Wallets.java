package dev.merit.activities.points;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.points.Fold;
import dev.merit.shared.points.Holding;
import dev.merit.shared.table.Keys;
import dev.merit.shared.table.Pause;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Unavailable;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// The points in members' wallets.
@Singleton
final class Wallets {

    private static final int TRIES = 60;
    private static final int SHORTEST_PAUSE_MILLIS = 10;
    private static final int LONGEST_PAUSE_MILLIS = 160;

    private final Table table;
    private final InstantSource clock;

    Wallets(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    Optional<Holding> find(MemberId member) {
        return table.get(Keys.wallet(member)).map(Holding::from);
    }

    /// Tidies the wallet up and enters what has expired, unless somebody else is writing it just now. Tells whether
    /// there is such a member.
    boolean fold(MemberId member) {
        var holding = find(member);
        holding.flatMap(held -> Fold.of(member, held, Holding.day(clock.instant())))
                .ifPresent(table::transact);
        return holding.isPresent();
    }

    /// What the first attempt answers that answers anything. One that answers nothing has changed nothing: somebody
    /// else has taken points of the wallet in between.
    static <T> T settled(Supplier<Optional<T>> attempt) {
        for (int tries = 0; tries < TRIES; tries++) {
            var settled = attempt.get();
            if (settled.isPresent()) {
                return settled.get();
            }
            Pause.upTo(Math.min(LONGEST_PAUSE_MILLIS, SHORTEST_PAUSE_MILLIS << Math.min(tries, 4)));
        }
        throw new Unavailable("too many take points of one wallet at once", null);
    }
}
