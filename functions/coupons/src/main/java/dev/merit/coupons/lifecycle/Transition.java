package dev.merit.coupons.lifecycle;

import dev.merit.coupons.strategies.Status;
import dev.merit.coupons.strategies.Strategy;
/// What became of a strategy that was to be activated, paused or ended.

sealed interface Transition {

    /// It stands so now, whether it was brought there by this request or an earlier one.
    record Done(Strategy strategy) implements Transition {}

    record NotFrom(Status status) implements Transition {}

    record Unknown() implements Transition {}
}
