package dev.merit.local.model;

import java.util.List;

/// The order in which two codes take the most off, the first of those that take the same.
final class Best {

    private Best() {}

    /// @param sorted by their canonical form
    static List<Code> of(List<Code> sorted, long total) {
        var other = sorted.reversed();
        return off(other, total) > off(sorted, total) ? other : sorted;
    }

    private static long off(List<Code> codes, long total) {
        long left = total;
        for (var code : codes) {
            left -= code.plan().discount().applyAsLong(left);
        }
        return total - left;
    }
}
