package dev.merit.coupons.lifecycle;

import dev.merit.coupons.strategies.Strategy;
/// What became of terms that a strategy was to be given.

sealed interface Edit {

    record Done(Strategy strategy) implements Edit {}

    /// Another has changed the strategy meanwhile.
    record Overtaken() implements Edit {}

    /// The budget was to be lowered by more than is left of it, in minor units.
    record BudgetTaken(long left, long less) implements Edit {}
}
