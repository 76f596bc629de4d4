package dev.merit.shared.points;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The points of a wallet on a day: what may be spent, by the day of expiry; the debt, which was taken beyond that;
/// what becomes available later, by day; and what has expired and is not entered yet, by day.
public record PointsStatement(
        SortedMap<LocalDate, Long> available,
        long debt,
        SortedMap<LocalDate, Long> pending,
        SortedMap<LocalDate, Long> expired) {

    public PointsStatement {
        available = Collections.unmodifiableSortedMap(available);
        pending = Collections.unmodifiableSortedMap(pending);
        expired = Collections.unmodifiableSortedMap(expired);
    }

    /// What may be spent; below zero if a refund reversed points that were already spent.
    public long balance() {
        return sum(available) - debt;
    }

    public long pendingPoints() {
        return sum(pending);
    }

    /// The sum of points by days.
    public static long sum(SortedMap<LocalDate, Long> points) {
        return points.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    /// The lots from which so many points are taken, by the day of expiry: those that expire first come first.
    public SortedMap<LocalDate, Long> oldest(long points) {
        var oldest = new TreeMap<LocalDate, Long>();
        long left = points;
        for (var lot : available.entrySet()) {
            long part = Math.min(left, lot.getValue());
            if (part > 0) {
                oldest.put(lot.getKey(), part);
                left -= part;
            }
        }
        return oldest;
    }
}
