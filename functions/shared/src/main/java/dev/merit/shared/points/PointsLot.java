package dev.merit.shared.points;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;

/// Points of one wallet that become available on one day and expire on another. Days begin at midnight UTC.
public record PointsLot(LocalDate availableOn, LocalDate expiresOn) implements Comparable<PointsLot> {

    /// The day that represents no expiry.
    public static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    /// Points are added to a lot while it has at most this number. So the points of a wallet, which has few lots of
    /// this size, fit a `long`.
    public static final long LIMIT = 100_000_000_000_000_000L;

    static final String PREFIX = "lot_";

    private static final Comparator<PointsLot> ORDER =
            Comparator.comparing(PointsLot::availableOn).thenComparing(PointsLot::expiresOn);

    /// The wallet's attribute. It is made of letters, digits and underscores, so that conditions can name it.
    public String name() {
        return PREFIX + text(availableOn) + "_" + text(expiresOn);
    }

    static PointsLot of(String name) {
        var parts = name.split("_", -1);
        return new PointsLot(day(parts[1]), day(parts[2]));
    }

    static String text(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    static LocalDate day(String text) {
        return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    }

    @Override
    public int compareTo(PointsLot other) {
        return ORDER.compare(this, other);
    }
}
