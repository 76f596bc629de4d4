package dev.merit.segments.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// How many of the figures seen are lower than any one figure, in bounded space and whatever the figures are.
///
/// Up to [#MAX] different figures are counted one by one, and every answer is exact. Where there are more, neighbours
/// are merged as Greenwald and Khanna do it ("Space-efficient online computation of quantile summaries", 2001): only
/// as long as for no figure more than a known part of those seen is in doubt. So an answer is wrong by at most one in
/// [#PRECISION] of those seen, however they are distributed; as a rule by at most half of that, with which merging
/// begins. Should that not leave enough room, twice as many may be in doubt for once; in no order that was tried,
/// among them those made to be the worst, was more needed than the bound allows.
public final class RankSummary {

    /// The most entries, so that a summary is at most some 50 KB in the table.
    static final int MAX = 2_048;

    /// An answer is wrong by at most one in so many of those seen.
    static final long PRECISION = 500;

    private static final int NUMBERS = 4;

    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private long count;

    /// What is known at a figure that has an entry.
    private static final class Entry {

        /// How many are equal to it for certain.
        private long equal;

        /// How many are between the entry before and it, for certain lower than it.
        private long between;

        /// How many that are counted behind it may be lower than it or equal to it.
        private final long doubt;

        private Entry(long equal, long between, long doubt) {
            this.equal = equal;
            this.between = between;
            this.doubt = doubt;
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
        long doubt = next == null ? 0 : next.getValue().between + next.getValue().doubt;
        entries.put(figure, new Entry(1, 0, doubt));
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

    /// Merges each entry into the next where no more are in doubt then than that. The lowest and the highest figure
    /// stay, so that there is no doubt of what is beyond them.
    private void merge(long allowed) {
        Entry next = null;
        for (var all = entries.descendingMap().values().iterator(); all.hasNext(); ) {
            var entry = all.next();
            boolean isLowest = !all.hasNext();
            if (next != null && !isLowest && entry.equal + entry.between + next.between + next.doubt <= allowed) {
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

    /// Twice how many are lower than each figure, in the middle between the most and the fewest that may be.
    Ranks ranks() {
        int size = entries.size();
        var figures = new long[size];
        var lower = new long[size];
        var most = new long[size + 1];
        var behind = new long[size + 1];
        int i = 0;
        for (var entry : entries.entrySet()) {
            figures[i] = entry.getKey();
            lower[i] = behind[i] + entry.getValue().between;
            most[i] = lower[i] + entry.getValue().doubt;
            behind[i + 1] = lower[i] + entry.getValue().equal;
            i++;
        }
        most[size] = count;
        for (int k = size - 1; k >= 0; k--) {
            most[k] = Math.min(most[k], most[k + 1]);
        }
        return new Ranks(figures, lower, behind, most);
    }

    /// As a list of numbers, for the table.
    public List<Long> toNumbers() {
        var numbers = new ArrayList<Long>(NUMBERS * entries.size());
        entries.forEach((figure, entry) -> numbers.addAll(List.of(figure, entry.equal, entry.between, entry.doubt)));
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

    /// A summary as it is asked.
    static final class Ranks {

        private final long[] figures;
        private final long[] lower;
        private final long[] behind;
        private final long[] most;

        /// @param figures those that have an entry, in order
        /// @param lower at least how many are lower than each
        /// @param behind at least how many are lower than or equal to the figure before each
        /// @param most at most how many are lower than each
        private Ranks(long[] figures, long[] lower, long[] behind, long[] most) {
            this.figures = figures;
            this.lower = lower;
            this.behind = behind;
            this.most = most;
        }

        /// Twice how many are lower than a figure, as far as that is known.
        long twiceLower(long figure) {
            int at = Arrays.binarySearch(figures, figure);
            return at >= 0 ? lower[at] + most[at] : behind[-at - 1] + most[-at - 1];
        }
    }
}
