package dev.merit.shared.idempotency;

import dev.merit.shared.keys.Key;
import org.jspecify.annotations.Nullable;

/// A creating request: the item of its Idempotency-Key, if it came with one, a MAC of what it asks for, and the id
/// that it names for what it creates, if it names one.
public record Attempt(
        @Nullable Key key, String fingerprint, @Nullable CreationId id) {}
