package dev.merit.coupons.strategies;
/// What became of a strategy that was to be activated, paused or ended.

sealed interface Transition {

    /// It stands so now, whether it was brought there by this request or an earlier one.
    record Done(Strategy strategy) implements Transition {}

    record NotFrom(StrategyStatus status) implements Transition {}

    record Unknown() implements Transition {}
}
