package dev.merit.coupons.sessions;

/// What keeps one try to redeem or reserve from being committed.
sealed interface Obstacle {

    record Refusal(Redeeming.Refused why) implements Obstacle {}

    /// Something has changed, or is about to: all is to be read and judged again.
    record Changed() implements Obstacle {}
}
