package dev.merit.shared.sums;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// A quarter of an hour, the finest time by which totals are kept: some time zones are off by 30 or 45 minutes, none by
/// less. Counted from the epoch; it holds the instants from its start to just before the next one's.
public record Quarter(long number) implements Comparable<Quarter> {

    private static final long SECONDS = 15 * 60;
    private static final DateTimeFormatter PERIOD =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").withZone(ZoneOffset.UTC);

    public static Quarter of(Instant instant) {
        return new Quarter(Math.floorDiv(instant.getEpochSecond(), SECONDS));
    }

    public Instant start() {
        return Instant.ofEpochSecond(number * SECONDS);
    }

    /// The period at a level as rows of totals name it, in UTC: `2026-11`, `2026-11-22` or `2026-11-22T10:15`.
    public String period(Level level) {
        return PERIOD.format(start()).substring(0, level.length());
    }

    @Override
    public int compareTo(Quarter other) {
        return Long.compare(number, other.number);
    }
}
