package dev.merit.coupons.strategies;

import dev.merit.shared.ledger.EntryOutcome;

/// What became of a strategy that was asked for.
sealed interface StrategyCreation {

    record Created() implements StrategyCreation {}

    /// The shop has made the same strategy under this externalId before; here it is, as it stands now.
    record Known(Strategy strategy) implements StrategyCreation {}

    /// The externalId belongs to another strategy.
    record Taken() implements StrategyCreation {}

    /// The same request under the same key has made one before.
    record Repeated(EntryOutcome.Refused refused) implements StrategyCreation {}
}
