package dev.merit.coupons.strategies;

import dev.merit.shared.ledger.EntryOutcome;

/// The outcome of creating a strategy.
sealed interface StrategyCreation {

    record Created() implements StrategyCreation {}

    /// The same strategy was created under this externalId before.
    record Known(Strategy strategy) implements StrategyCreation {}

    /// The externalId belongs to another strategy.
    record Taken() implements StrategyCreation {}

    /// The same request was made before under the same idempotency key.
    record Repeated(EntryOutcome.Refused refused) implements StrategyCreation {}
}
