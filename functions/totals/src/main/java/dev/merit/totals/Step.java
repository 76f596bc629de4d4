package dev.merit.totals;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.List;

/// The step of a series: the distance between two of its points, by the clocks and calendars of a zone.
enum Step {
    QUARTER_HOUR,
    HOUR,
    DAY,
    MONTH;

    private static final int MINUTES = 15;

    /// The step of this name.
    ///
    /// @throws IllegalArgumentException if no step has this name
    static Step of(String name) {
        return switch (name) {
            case "quarter-hour" -> QUARTER_HOUR;
            case "hour" -> HOUR;
            case "day" -> DAY;
            case "month" -> MONTH;
            default -> throw new IllegalArgumentException("must be one of quarter-hour, hour, day, month");
        };
    }

    /// Returns the local start of the step that contains a local time.
    LocalDateTime start(LocalDateTime time) {
        return switch (this) {
            case QUARTER_HOUR ->
                time.truncatedTo(ChronoUnit.HOURS).plusMinutes(time.getMinute() / MINUTES * (long) MINUTES);
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> time.truncatedTo(ChronoUnit.DAYS);
            case MONTH -> time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
        };
    }

    LocalDateTime next(LocalDateTime start) {
        return switch (this) {
            case QUARTER_HOUR -> start.plusMinutes(MINUTES);
            case HOUR -> start.plusHours(1);
            case DAY -> start.plusDays(1);
            case MONTH -> start.plusMonths(1);
        };
    }

    /// Returns the instants at which a step begins, given its local start. If the clocks skip that local time, the
    /// step begins when they jump. If they show it twice, a quarter-hour or an hour begins twice, a day or a month
    /// once, the first time.
    List<Instant> beginnings(LocalDateTime start, ZoneRules rules) {
        var offsets = rules.getValidOffsets(start);
        if (offsets.isEmpty()) {
            return List.of(rules.getTransition(start).getInstant());
        }
        return switch (this) {
            case QUARTER_HOUR, HOUR -> offsets.stream().map(start::toInstant).toList();
            case DAY, MONTH -> List.of(start.toInstant(offsets.getFirst()));
        };
    }
}
