package dev.merit.totals.series;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.List;

/// How far apart the points of a series stand, by the clocks and calendars of a zone.
enum Step {
    QUARTER,
    HOUR,
    DAY,
    MONTH;

    private static final int MINUTES = 15;

    /// The start, by local clocks, of the step that a local time lies in.
    LocalDateTime start(LocalDateTime time) {
        return switch (this) {
            case QUARTER -> time.truncatedTo(ChronoUnit.HOURS).plusMinutes(time.getMinute() / MINUTES * (long) MINUTES);
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> time.truncatedTo(ChronoUnit.DAYS);
            case MONTH -> time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
        };
    }

    LocalDateTime next(LocalDateTime start) {
        return switch (this) {
            case QUARTER -> start.plusMinutes(MINUTES);
            case HOUR -> start.plusHours(1);
            case DAY -> start.plusDays(1);
            case MONTH -> start.plusMonths(1);
        };
    }

    /// When a step begins that local clocks show the start of. One whose start they leave out begins when they jump.
    /// Where they go back, a quarter or an hour begins each time they show it, a day or a month the first time.
    List<Instant> beginnings(LocalDateTime start, ZoneRules rules) {
        var offsets = rules.getValidOffsets(start);
        if (offsets.isEmpty()) {
            return List.of(rules.getTransition(start).getInstant());
        }
        return switch (this) {
            case QUARTER, HOUR -> offsets.stream().map(start::toInstant).toList();
            case DAY, MONTH -> List.of(start.toInstant(offsets.getFirst()));
        };
    }
}
