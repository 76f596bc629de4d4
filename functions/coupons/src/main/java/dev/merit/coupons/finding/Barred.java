package dev.merit.coupons.finding;

import java.time.Duration;

/// An asker has asked for as many wrong codes as there may be in a minute, and is told nothing until it is over.
public record Barred(long most, Duration left) {}
