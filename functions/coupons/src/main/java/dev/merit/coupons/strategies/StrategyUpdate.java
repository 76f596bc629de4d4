package dev.merit.coupons.strategies;

/// The outcome of an update of terms.
sealed interface StrategyUpdate {

    record Done(Strategy strategy) implements StrategyUpdate {}

    /// The strategy was changed since it was read.
    record Overtaken() implements StrategyUpdate {}

    /// Less is left of the budget than it was to be lowered by, in minor units.
    record BudgetTaken(long left, long less) implements StrategyUpdate {}
}
