package dev.merit.local.model;

import java.util.List;

/// The orders in which two codes take the most off, the one to be preferred first: that in which both take something,
/// and else the first by the codes.
final class Best {

    private Best() {}

    /// @param sorted by their canonical form
    static List<List<Code>> of(List<Code> sorted, long total) {
        var other = sorted.reversed();
        long more = off(other, total) - off(sorted, total);
        if (more != 0 || sorted.size() < 2) {
            return List.of(more > 0 ? other : sorted);
        }
        return useful(other, total) > useful(sorted, total) ? List.of(other, sorted) : List.of(sorted, other);
    }

    private static long off(List<Code> codes, long total) {
        long left = total;
        for (var code : codes) {
            left -= code.plan().discount().applyAsLong(left);
        }
        return total - left;
    }

    private static long useful(List<Code> codes, long total) {
        long left = total;
        long useful = 0;
        for (var code : codes) {
            long discount = code.plan().discount().applyAsLong(left);
            useful += discount > 0 ? 1 : 0;
            left -= discount;
        }
        return useful;
    }
}
