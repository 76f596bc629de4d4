package dev.merit.shared.posting;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.keys.Query;
import dev.merit.shared.sums.Figures;
import dev.merit.shared.sums.Level;
import dev.merit.shared.sums.Quarter;
import dev.merit.shared.sums.Row;
import dev.merit.shared.sums.Total;
import dev.merit.shared.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The totals up to a time, from a few key reads: the months before the time's month, the days of that month before its
/// day, the quarters of that day before it, and what is not yet posted.
public final class Totals {

    private final Table table;
    private final Postings postings;

    public Totals(Table table) {
        this.table = table;
        this.postings = new Postings(table);
    }

    /// The figures of each total of the families, and when they were posted.
    public record Reading(Map<Total, Figures> byTotal, Instant postedAt) {

        public Figures of(Total total) {
            return byTotal.getOrDefault(total, Figures.NONE);
        }

        public Figures sum() {
            return byTotal.values().stream().reduce(Figures.NONE, Figures::plus);
        }
    }

    /// All of the families that came before the quarter, or, without one, all there is.
    ///
    /// With `postedOnly` what is not yet posted is left out.
    public Reading upTo(@Nullable Quarter end, boolean postedOnly, String... families) {
        var spans = end == null ? Spans.whole() : Spans.cutAt(List.of(end));
        return read(spans, postedOnly, families).getFirst();
    }

    /// What came before the first of the quarters, and then between each and the next, all as of one moment. The
    /// quarters are in order and no two are equal.
    public List<Reading> between(List<Quarter> quarters, boolean postedOnly, String... families) {
        return read(Spans.cutAt(quarters), postedOnly, families);
    }

    private List<Reading> read(Spans spans, boolean postedOnly, String... families) {
        var head = postings.head();
        var rows = Arrays.stream(families)
                .map(Total::partition)
                .distinct()
                .flatMap(partition -> rows(partition, spans).stream())
                .toList();
        var later = Later.than(head, rows, postings);
        var sums = new Sorted(spans, List.of(families));
        rows.forEach(row -> sums.add(spans.of(row), row.total(), later.takenBack(row)));
        if (!postedOnly) {
            postings.unposted(head)
                    .byBucket()
                    .forEach((bucket, figures) -> sums.add(spans.of(bucket.quarter()), bucket.total(), figures));
        }
        return sums.readings(head.postedAt());
    }

    /// Every posted sum of every family as it stood at this head, however far the totals have moved on since.
    public Map<Row.Place, Figures> posted(Head head) {
        var rows = head.families().stream()
                .map(Total::partition)
                .distinct()
                .flatMap(partition -> Arrays.stream(Level.values())
                        .map(level -> Keys.totals(partition, level.letter(), "", Query.LAST)))
                .flatMap(query -> table.all(query).stream())
                .map(Row::from)
                .toList();
        var later = Later.than(head, rows, postings);
        return rows.stream().collect(Collectors.toMap(Row::place, later::takenBack));
    }

    private List<Row> rows(String partition, Spans spans) {
        var rows = new ArrayList<Row>();
        for (var range : spans.ranges()) {
            var level = range.level();
            var query = Keys.totals(
                    partition,
                    level.letter(),
                    range.from().period(level),
                    range.end().period(level));
            table.all(query).forEach(item -> rows.add(Row.from(item)));
        }
        return rows;
    }

    /// The figures of the families asked for, by the span that counts them.
    private static final class Sorted {

        private final List<Map<Total, Figures>> bySpan = new ArrayList<>();
        private final List<String> families;

        Sorted(Spans spans, List<String> families) {
            this.families = families;
            for (int span = 0; span < spans.count(); span++) {
                bySpan.add(new HashMap<>());
            }
        }

        void add(OptionalInt span, Total total, Figures figures) {
            if (span.isPresent() && families.contains(total.family()) && !figures.equals(Figures.NONE)) {
                bySpan.get(span.getAsInt()).merge(total, figures, Figures::plus);
            }
        }

        List<Reading> readings(Instant postedAt) {
            return bySpan.stream()
                    .map(byTotal -> new Reading(Map.copyOf(byTotal), postedAt))
                    .toList();
        }
    }
}
