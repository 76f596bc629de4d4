package dev.merit.shared.totals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAdjuster;

/// A quarter of an hour, the shortest period for which totals are kept: the offsets of all time zones are multiples
/// of it. It is numbered from the epoch and has the instants from its start up to the start of the next one.
public record QuarterHour(long number) implements Comparable<QuarterHour> {

    private static final long SECONDS = 15 * 60;
    private static final DateTimeFormatter PERIOD =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").withZone(ZoneOffset.UTC);
    private static final TemporalAdjuster FIRST_OF_MONTH =
            time -> time.with(ChronoField.NANO_OF_DAY, 0).with(ChronoField.DAY_OF_MONTH, 1);

    public static QuarterHour of(Instant instant) {
        return new QuarterHour(Math.floorDiv(instant.getEpochSecond(), SECONDS));
    }

    public Instant start() {
        return Instant.ofEpochSecond(number * SECONDS);
    }

    /// The last quarter-hour at or before this one that begins a period of the level, in UTC.
    public QuarterHour floor(Level level) {
        return switch (level) {
            case MONTH ->
                of(start().atOffset(ZoneOffset.UTC).with(FIRST_OF_MONTH).toInstant());
            case DAY, QUARTER_HOUR ->
                new QuarterHour(Math.floorDiv(number, level.quarterHours()) * level.quarterHours());
        };
    }

    /// The first quarter-hour at or after this one that begins a period of the level, in UTC.
    public QuarterHour ceiling(Level level) {
        var before = new QuarterHour(number - 1).floor(level);
        return new QuarterHour(before.number + level.quarterHours()).floor(level);
    }

    /// The name of the period of a level in the rows of totals, in UTC: `2026-11`, `2026-11-22` or
    /// `2026-11-22T10:15`.
    public String period(Level level) {
        return PERIOD.format(start()).substring(0, level.length());
    }

    @Override
    public int compareTo(QuarterHour other) {
        return Long.compare(number, other.number);
    }
}
