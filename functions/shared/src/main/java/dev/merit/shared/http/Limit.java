package dev.merit.shared.http;

import org.jspecify.annotations.Nullable;

/// The maximum number of items on one page of a list.
public record Limit(int value) {
    private static final int LARGEST = 100;
    private static final Limit USUAL = new Limit(50);

    /// Reads the query parameter `limit`; 50 if it is absent.
    public static Limit parse(@Nullable String text) {
        var number = Params.integer("limit", text, 1, LARGEST);
        return number == null ? USUAL : new Limit(number);
    }
}
