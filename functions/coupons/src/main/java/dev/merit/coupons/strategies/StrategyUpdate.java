package dev.merit.coupons.strategies;
/// What became of terms that a strategy was to be given.

sealed interface StrategyUpdate {

    record Done(Strategy strategy) implements StrategyUpdate {}

    /// Another has changed the strategy meanwhile.
    record Overtaken() implements StrategyUpdate {}

    /// The budget was to be lowered by more than is left of it, in minor units.
    record BudgetTaken(long left, long less) implements StrategyUpdate {}
}
