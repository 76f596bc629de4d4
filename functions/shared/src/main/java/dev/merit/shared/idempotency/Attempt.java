package dev.merit.shared.idempotency;

import dev.merit.shared.keys.Key;
import org.jspecify.annotations.Nullable;

/// A creating request: the item of its Idempotency-Key, if it came with one, and a MAC of what it asks for.
public record Attempt(@Nullable Key key, String fingerprint) {}
