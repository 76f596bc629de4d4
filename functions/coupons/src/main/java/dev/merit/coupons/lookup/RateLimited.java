package dev.merit.coupons.lookup;

import java.time.Duration;

/// An asker has asked for as many wrong codes as there may be in a minute, and is told nothing until it is over.
public record RateLimited(long most, Duration left) {}
