package dev.merit.coupons.strategies;

/// The outcome of activating, pausing or ending a strategy.
sealed interface Transition {

    /// The strategy has the status, since this request or an earlier one.
    record Done(Strategy strategy) implements Transition {}

    record NotFrom(StrategyStatus status) implements Transition {}

    record Unknown() implements Transition {}
}
