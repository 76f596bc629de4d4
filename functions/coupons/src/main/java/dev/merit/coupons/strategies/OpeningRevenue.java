package dev.merit.coupons.strategies;

import dev.merit.shared.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Revenue of a strategy from before Merit recorded its purchases. It counts from `at` on, a time in milliseconds.
@RegisterForReflection
record OpeningRevenue(Money revenue, Instant at) {

    OpeningRevenue {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
