package dev.merit.segments.rules;

import org.jspecify.annotations.Nullable;

/// A range of numbers; both ends belong to it.
///
/// @param atLeast the lowest number; null for no lower end
/// @param atMost the highest number; null for no upper end
record Range(@Nullable Long atLeast, @Nullable Long atMost) {

    boolean contains(long number) {
        return (atLeast == null || number >= atLeast) && (atMost == null || number <= atMost);
    }
}
