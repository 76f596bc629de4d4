package dev.merit.shared.idempotency;

import org.jspecify.annotations.Nullable;

/// What a creating request was answered: its status, its Location and its body as JSON.
public record Answer(int status, @Nullable String location, String body) {}
