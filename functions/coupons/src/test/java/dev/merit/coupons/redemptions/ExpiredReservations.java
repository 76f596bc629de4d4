package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.ReservationExpiry;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.table.Table;
import dev.merit.shared.totals.Slots;
import java.time.InstantSource;

/// What takes back what reservations hold, for tests of other packages.
public final class ExpiredReservations {

    private ExpiredReservations() {}

    public static ReservationExpiry of(Table table, InstantSource clock) {
        return new Rollbacks(table, new Ledger(table, Slots.each()), clock);
    }
}
