package dev.merit.shared.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads dates and times in the forms of RFC 3339, and gives a reason if a text is not one. Years before 1900 or after
/// 9999 are refused, because they are typing errors and would break the order of the keys.
public final class Times {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern LOCAL = Pattern.compile(DATE + "T\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?");
    private static final Pattern TIME_OF_DAY = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
    private static final Pattern OFFSET =
            Pattern.compile(DATE + "T\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    private Times() {}

    public static Instant instant(String text) {
        // RFC 3339 lets the T and the Z be small letters.
        var upper = text.toUpperCase(Locale.ROOT);
        require(OFFSET, upper, "must be a time with an offset, as in 2026-11-22T10:15:30Z");
        try {
            var time = OffsetDateTime.parse(upper);
            year(time.getYear());
            var instant = time.toInstant();
            year(instant.atZone(ZoneOffset.UTC).getYear());
            return instant;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a time that exists", e);
        }
    }

    public static LocalDate date(String text) {
        require(DATE, text, "must be a date, as in 2026-11-22");
        try {
            var date = LocalDate.parse(text);
            year(date.getYear());
            return date;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a date that exists", e);
        }
    }

    public static LocalDateTime local(String text) {
        require(LOCAL, text, "must be a local date and time without an offset, as in 2026-11-22T10:15:30");
        try {
            var time = LocalDateTime.parse(text);
            year(time.getYear());
            return time;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a date and time that exist", e);
        }
    }

    /// A time of day, to the minute.
    public static LocalTime timeOfDay(String text) {
        require(TIME_OF_DAY, text, "must be a time of day, as in 18:00");
        return LocalTime.parse(text);
    }

    /// Takes only names of the time zone database: a plain offset has no daylight saving time.
    public static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new IllegalArgumentException("must be the name of a time zone, as in Europe/Berlin");
        }
        return ZoneId.of(text);
    }

    private static void require(Pattern form, String text, String reason) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException(reason);
        }
    }

    private static void year(int year) {
        if (year < 1900 || year > 9999) {
            throw new IllegalArgumentException("must lie in the years 1900 to 9999");
        }
    }
}
