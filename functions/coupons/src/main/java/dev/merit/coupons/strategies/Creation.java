package dev.merit.coupons.strategies;

import dev.merit.shared.ledger.Recorded;

/// What became of a strategy that was asked for.
sealed interface Creation {

    record Created() implements Creation {}

    /// The shop has made the same strategy under this externalId before; here it is, as it stands now.
    record Known(Strategy strategy) implements Creation {}

    /// The externalId belongs to another strategy.
    record Taken() implements Creation {}

    /// The same request under the same key has made one before.
    record Repeated(Recorded.Refused refused) implements Creation {}
}
