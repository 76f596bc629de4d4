package dev.merit.segments.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// Counts figures, and answers how many of them are lower than a given one, in bounded space.
///
/// Up to [#MAX] different figures are counted one by one, and every answer is exact. With more, neighbours are merged
/// as Greenwald and Khanna describe ("Space-efficient online computation of quantile summaries", 2001), as long as
/// the uncertainty at every figure stays below a known part of the count. So an answer is wrong by at most one in
/// [#PRECISION] of the figures counted, for any distribution, and usually by at most half of that, with which merging
/// starts. If this does not free enough room, the uncertainty allowed is doubled for one merge. In no order that was
/// tried, worst cases among them, was more needed than the bound allows.
public final class RankSummary {

    /// The highest number of entries. A summary then takes at most some 50 KB in the table.
    static final int MAX = 2_048;

    /// An answer is wrong by at most one in so many of the figures counted.
    static final long PRECISION = 500;

    private static final int NUMBERS = 4;

    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private long count;

    /// The counts at one figure.
    private static final class Entry {

        /// How many are certainly equal to the figure.
        private long equal;

        /// How many are between the previous entry and this one, certainly lower than the figure.
        private long between;

        /// How many that are counted at later entries may be lower than the figure or equal to it.
        private final long uncertain;

        private Entry(long equal, long between, long uncertain) {
            this.equal = equal;
            this.between = between;
            this.uncertain = uncertain;
        }
    }

    public void add(long figure) {
        count++;
        var present = entries.get(figure);
        if (present != null) {
            present.equal++;
            return;
        }
        var next = entries.higherEntry(figure);
        long uncertain = next == null ? 0 : next.getValue().between + next.getValue().uncertain;
        entries.put(figure, new Entry(1, 0, uncertain));
        if (entries.size() > MAX) {
            compress();
        }
    }

    private void compress() {
        long allowed = count / PRECISION;
        merge(allowed);
        while (entries.size() > MAX / 4 * 3) {
            allowed = Math.max(1, 2 * allowed);
            merge(allowed);
        }
    }

    /// Merges each entry into the next if the uncertainty there then stays within `allowed`. The lowest and the highest
    /// figure keep their entries, so that answers beyond them are exact.
    private void merge(long allowed) {
        Entry next = null;
        for (var all = entries.descendingMap().values().iterator(); all.hasNext(); ) {
            var entry = all.next();
            boolean isLowest = !all.hasNext();
            if (next != null && !isLowest && entry.equal + entry.between + next.between + next.uncertain <= allowed) {
                next.between += entry.equal + entry.between;
                all.remove();
            } else {
                next = entry;
            }
        }
    }

    long count() {
        return count;
    }

    int size() {
        return entries.size();
    }

    /// The summary in the form that answers questions.
    Ranks ranks() {
        int size = entries.size();
        var figures = new long[size];
        var lower = new long[size];
        var max = new long[size + 1];
        var behind = new long[size + 1];
        int i = 0;
        for (var entry : entries.entrySet()) {
            figures[i] = entry.getKey();
            lower[i] = behind[i] + entry.getValue().between;
            max[i] = lower[i] + entry.getValue().uncertain;
            behind[i + 1] = lower[i] + entry.getValue().equal;
            i++;
        }
        max[size] = count;
        for (int k = size - 1; k >= 0; k--) {
            max[k] = Math.min(max[k], max[k + 1]);
        }
        return new Ranks(figures, lower, behind, max);
    }

    /// The summary as a list of numbers, for the table.
    public List<Long> toNumbers() {
        var numbers = new ArrayList<Long>(NUMBERS * entries.size());
        entries.forEach(
                (figure, entry) -> numbers.addAll(List.of(figure, entry.equal, entry.between, entry.uncertain)));
        return numbers;
    }

    public static RankSummary from(List<Long> numbers) {
        var summary = new RankSummary();
        for (int i = 0; i < numbers.size(); i += NUMBERS) {
            var entry = new Entry(numbers.get(i + 1), numbers.get(i + 2), numbers.get(i + 3));
            summary.entries.put(numbers.get(i), entry);
            summary.count += entry.equal + entry.between;
        }
        return summary;
    }

    /// A summary in the form that answers questions: for each figure, a lower and an upper bound of how many are lower.
    static final class Ranks {

        private final long[] figures;
        private final long[] lower;
        private final long[] behind;
        private final long[] max;

        /// @param figures the figures that have an entry, in order
        /// @param lower how many are lower than each figure, at least
        /// @param behind how many are lower than the figure before each or equal to it, at least
        /// @param max how many are lower than each figure, at most
        private Ranks(long[] figures, long[] lower, long[] behind, long[] max) {
            this.figures = figures;
            this.lower = lower;
            this.behind = behind;
            this.max = max;
        }

        /// Twice the number of figures that are lower than this one: the sum of the lower and the upper bound.
        long twiceLower(long figure) {
            int at = Arrays.binarySearch(figures, figure);
            return at >= 0 ? lower[at] + max[at] : behind[-at - 1] + max[-at - 1];
        }
    }
}
