package dev.merit.coupons.sessions;

import dev.merit.coupons.holding.Reclaiming;
import dev.merit.shared.table.Table;
import java.time.InstantSource;

/// What takes back what reservations hold, for tests of other packages.
public final class Releasing {

    private Releasing() {}

    public static Reclaiming of(Table table, InstantSource clock) {
        return new Rollbacks(table, clock);
    }
}
