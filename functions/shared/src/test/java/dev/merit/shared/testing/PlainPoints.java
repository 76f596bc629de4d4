package dev.merit.shared.testing;

import dev.merit.shared.points.PointsLot;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// Points as they would be kept by hand: day after day, point after point.
public final class PlainPoints {

    private final TreeMap<PointsLot, Long> lots = new TreeMap<>();
    private final TreeMap<LocalDate, Long> takes = new TreeMap<>();

    public void give(PointsLot lot, long points) {
        lots.merge(lot, points, Long::sum);
    }

    public void take(LocalDate day, long points) {
        takes.merge(day, points, Long::sum);
    }

    /// What is held by the day it expires, what is owed, and what is to come.
    public record Held(NavigableMap<LocalDate, Long> byExpiry, long owed, long pending) {

        public long balance() {
            return byExpiry.values().stream().mapToLong(n -> n).sum() - owed;
        }
    }

    public Held on(LocalDate until) {
        var held = new TreeMap<LocalDate, Long>();
        long owed = 0;
        if (!lots.isEmpty() || !takes.isEmpty()) {
            for (var day = first(); !day.isAfter(until); day = day.plusDays(1)) {
                var today = day;
                lots.forEach((lot, points) -> {
                    if (lot.availableOn().equals(today)) {
                        held.merge(lot.expiresOn(), points, Long::sum);
                    }
                });
                owed = pay(owed, held);
                held.headMap(day, true).clear();
                owed = pay(owed + takes.getOrDefault(day, 0L), held);
            }
        }
        long pending = lots.entrySet().stream()
                .filter(lot -> lot.getKey().availableOn().isAfter(until))
                .mapToLong(lot -> lot.getValue())
                .sum();
        return new Held(held, owed, pending);
    }

    private LocalDate first() {
        var lot = lots.isEmpty() ? LocalDate.MAX : lots.firstKey().availableOn();
        return takes.isEmpty() || lot.isBefore(takes.firstKey()) ? lot : takes.firstKey();
    }

    private static long pay(long owed, SortedMap<LocalDate, Long> held) {
        held.values().removeIf(n -> n == 0);
        long left = owed;
        for (; left > 0 && !held.isEmpty(); left--) {
            held.merge(held.firstKey(), -1L, Long::sum);
            held.values().removeIf(n -> n == 0);
        }
        return left;
    }
}
