package dev.merit.shared.totals;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/// Time divided at some quarter-hours into spans. Each span is covered by as few rows as possible: whole months, then
/// the remaining days, then the remaining quarter-hours. Span 0 is everything before the first cut; there is no span
/// after the last.
final class PeriodCover {

    /// Activities are in the years 1900 to 9999 and not in the future, so all of them are between ORIGIN and END.
    private static final QuarterHour ORIGIN = QuarterHour.of(Instant.parse("0000-01-01T00:00:00Z"));

    private static final QuarterHour END = QuarterHour.of(Instant.parse("9999-12-01T00:00:00Z"));

    /// Rows; reading so many unneeded rows costs less than another query.
    private static final long MAX_GAP = 100;

    /// Consecutive rows of one level, without the end.
    record Range(Level level, QuarterHour from, QuarterHour end) {}

    private record Piece(QuarterHour from, QuarterHour end, int span) {}

    private final List<QuarterHour> cuts;
    private final Map<Level, NavigableMap<String, Piece>> pieces = new EnumMap<>(Level.class);

    private PeriodCover(List<QuarterHour> cuts) {
        this.cuts = List.copyOf(cuts);
        var from = ORIGIN;
        for (int span = 0; span < cuts.size(); span++) {
            cover(Level.MONTH, from, cuts.get(span), span);
            from = cuts.get(span);
        }
    }

    /// The spans between these quarter-hours, which are in order.
    static PeriodCover cutAt(List<QuarterHour> cuts) {
        return new PeriodCover(cuts);
    }

    /// One span with everything.
    static PeriodCover whole() {
        return new PeriodCover(List.of(END));
    }

    int count() {
        return cuts.size();
    }

    private void cover(Level level, QuarterHour from, QuarterHour end, int span) {
        var first = from.ceiling(level);
        var last = end.floor(level);
        if (first.compareTo(last) > 0) {
            cover(level.finer(), from, end, span);
            return;
        }
        if (first.compareTo(last) < 0) {
            pieces.computeIfAbsent(level, _ -> new TreeMap<>()).put(first.period(level), new Piece(first, last, span));
        }
        if (level != Level.QUARTER_HOUR) {
            cover(level.finer(), from, first, span);
            cover(level.finer(), last, end, span);
        }
    }

    /// The ranges to read. Pieces that are close to one another are read together.
    List<Range> ranges() {
        var ranges = new ArrayList<Range>();
        pieces.forEach((level, byPeriod) -> {
            var ofLevel = new ArrayDeque<Range>();
            for (var piece : byPeriod.values()) {
                var last = ofLevel.peekLast();
                if (last != null && piece.from().number() - last.end().number() <= MAX_GAP * level.quarterHours()) {
                    ofLevel.removeLast();
                    ofLevel.addLast(new Range(level, last.from(), piece.end()));
                } else {
                    ofLevel.addLast(new Range(level, piece.from(), piece.end()));
                }
            }
            ranges.addAll(ofLevel);
        });
        return ranges;
    }

    /// The days whose rows are read.
    Set<String> days() {
        var days = new HashSet<String>();
        for (var range : ranges()) {
            if (range.level() == Level.DAY) {
                for (long n = range.from().number(); n < range.end().number(); n += Level.DAY.quarterHours()) {
                    days.add(new QuarterHour(n).period(Level.DAY));
                }
            }
        }
        return days;
    }

    /// The span of the row; none for an unneeded row between two pieces.
    OptionalInt of(TotalRow row) {
        var piece = pieces.getOrDefault(row.level(), Collections.emptyNavigableMap())
                .floorEntry(row.period());
        return piece != null && row.period().compareTo(piece.getValue().end().period(row.level())) < 0
                ? OptionalInt.of(piece.getValue().span())
                : OptionalInt.empty();
    }

    /// The span of the quarter-hour, if it is before the last cut.
    OptionalInt of(QuarterHour quarterHour) {
        int found = Collections.binarySearch(cuts, quarterHour);
        int span = found < 0 ? -found - 1 : found + 1;
        return span < cuts.size() ? OptionalInt.of(span) : OptionalInt.empty();
    }
}
