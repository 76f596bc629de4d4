package dev.merit.shared.points;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a wallet's points stand on a day: what may be spent, by the day it expires; what was taken away beyond that;
/// what becomes available, by the day it does; and what has expired and is not yet entered as such, by the day it
/// did.
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

    /// What may be spent, below zero where a refund took back what was spent already.
    public long balance() {
        return sum(available) - debt;
    }

    public long pendingPoints() {
        return sum(pending);
    }

    /// Of points by days.
    public static long sum(SortedMap<LocalDate, Long> points) {
        return points.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    /// Of which points so many would be taken, by the day they expire: those that expire first go first.
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
