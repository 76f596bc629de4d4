package dev.merit.coupons.strategies;

import dev.merit.shared.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Revenue that a strategy brought in before Merit kept its purchases, counted as of a time, to the millisecond.
@RegisterForReflection
record OpeningRevenue(Money revenue, Instant at) {

    OpeningRevenue {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
