package dev.merit.shared.idempotency;

import org.jspecify.annotations.Nullable;

/// The answer to a creating request: its status, its Location and its body as JSON.
public record Answer(int status, @Nullable String location, String body) {}
