package dev.merit.coupons.redemptions;

import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.RedemptionStatus;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Prolongs reservations while they hold. The price stays the reserved one.
@Singleton
public final class Prolongations {

    /// How long a reservation holds at most, from the time it was made.
    public static final Duration MAX = Duration.ofHours(4);

    private static final String RESERVED_AT = RedemptionStatus.RESERVED.text() + "At";

    /// The same in items from before there were prolongations.
    private static final String RESERVED_AT_BEFORE = RedemptionStatus.RESERVED.name() + "At";

    private final Table table;
    private final InstantSource clock;

    Prolongations(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    public sealed interface Prolongation {

        /// The reservation as it stands then.
        record Done(Redemption redemption) implements Prolongation {}

        /// It is redeemed, rolled back or released, or its time is over.
        record NotReserved() implements Prolongation {}

        record Unknown() implements Prolongation {}
    }

    /// Lets the reservation end this long from now, within [#MAX], and never earlier than it would.
    public Prolongation prolong(RedemptionId id, Duration time) {
        return Redemptions.TRIES.until(() -> attempt(id, time));
    }

    private Optional<Prolongation> attempt(RedemptionId id, Duration time) {
        var item = table.get(Keys.redemption(id));
        if (item.isEmpty()) {
            return Optional.of(new Prolongation.Unknown());
        }
        var now = clock.instant();
        var found = Redemption.from(item.get());
        var ends = found.state().reservedUntil();
        if (!found.isReserved() || ends == null || !found.isActive(now)) {
            return Optional.of(new Prolongation.NotReserved());
        }
        var until = until(item.get(), now, time);
        if (!until.isAfter(ends)) {
            return Optional.of(new Prolongation.Done(found));
        }
        return table.transact(RedemptionTransitions.prolong(found, until)) instanceof Outcome.Done
                ? table.get(Keys.redemption(id)).map(Redemption::from).map(Prolongation.Done::new)
                : Optional.empty();
    }

    private static Instant until(Item reserved, Instant now, Duration time) {
        var wished = now.plus(time).truncatedTo(ChronoUnit.MILLIS);
        var since = reserved.maybeInstant(RESERVED_AT).or(() -> reserved.maybeInstant(RESERVED_AT_BEFORE));
        var last = since.orElse(now).plus(MAX);
        return wished.isAfter(last) ? last : wished;
    }
}
