package dev.merit.shared.totals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAdjuster;

/// A quarter of an hour, the finest time by which totals are kept: some time zones are off by 30 or 45 minutes, none
/// by less. Counted from the epoch; it holds the instants from its start to just before the next one's.
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

    /// The last quarter at or before this one with which a period of the level begins, in UTC.
    public QuarterHour floor(Level level) {
        return switch (level) {
            case MONTH ->
                of(start().atOffset(ZoneOffset.UTC).with(FIRST_OF_MONTH).toInstant());
            case DAY, QUARTER_HOUR -> new QuarterHour(Math.floorDiv(number, level.longest()) * level.longest());
        };
    }

    /// The first quarter at or after this one with which a period of the level begins, in UTC.
    public QuarterHour ceiling(Level level) {
        var before = new QuarterHour(number - 1).floor(level);
        return new QuarterHour(before.number + level.longest()).floor(level);
    }

    /// The period at a level as rows of totals name it, in UTC: `2026-11`, `2026-11-22` or `2026-11-22T10:15`.
    public String period(Level level) {
        return PERIOD.format(start()).substring(0, level.length());
    }

    @Override
    public int compareTo(QuarterHour other) {
        return Long.compare(number, other.number);
    }
}
