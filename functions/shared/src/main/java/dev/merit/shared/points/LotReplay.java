package dev.merit.shared.points;

import java.time.LocalDate;
import java.util.TreeMap;
import java.util.TreeSet;

/// Goes through the days of a wallet. On each day lots that become available pay what is owed first, then what has
/// its last day behind it expires, then what was taken that day goes off the points that expire first; what is taken
/// beyond all of them is owed.
final class LotReplay {

    private final TreeMap<LocalDate, Long> available = new TreeMap<>();
    private final TreeMap<LocalDate, Long> expired = new TreeMap<>();
    private long debt;

    private LotReplay() {}

    /// Through one day, and on to the expiries of the morning of another.
    static PointsStatement of(PointsBalance holding, LocalDate through, LocalDate morning) {
        var replay = new LotReplay();
        var pending = new TreeMap<LocalDate, Long>();
        var days = new TreeSet<>(holding.taken().headMap(through.plusDays(1)).keySet());
        holding.lots().forEach((lot, points) -> {
            if (lot.availableOn().isAfter(through)) {
                pending.merge(lot.availableOn(), points, Math::addExact);
            } else {
                days.add(lot.availableOn());
            }
        });
        for (var day : days) {
            replay.onDay(holding, day);
        }
        replay.expire(morning);
        pending.values().removeIf(points -> points == 0);
        return new PointsStatement(replay.available, replay.debt, pending, replay.expired);
    }

    private void onDay(PointsBalance holding, LocalDate day) {
        long taken = holding.taken().getOrDefault(day, 0L);
        var lots = holding.lots()
                .subMap(new PointsLot(day, LocalDate.EPOCH), new PointsLot(day.plusDays(1), LocalDate.EPOCH));
        for (var lot : lots.entrySet()) {
            if (lot.getValue() < 0) {
                taken = Math.subtractExact(taken, lot.getValue());
            } else {
                give(lot.getKey().expiresOn(), lot.getValue());
            }
        }
        expire(day);
        take(taken);
    }

    private void give(LocalDate expiresOn, long points) {
        long paid = Math.min(debt, points);
        debt -= paid;
        if (points > paid) {
            available.merge(expiresOn, points - paid, Math::addExact);
        }
    }

    private void take(long points) {
        long left = points;
        while (left > 0 && !available.isEmpty()) {
            var oldest = available.firstEntry();
            long part = Math.min(left, oldest.getValue());
            left -= part;
            if (part == oldest.getValue()) {
                available.pollFirstEntry();
            } else {
                available.put(oldest.getKey(), oldest.getValue() - part);
            }
        }
        debt = Math.addExact(debt, left);
    }

    private void expire(LocalDate day) {
        while (!available.isEmpty() && !available.firstKey().isAfter(day)) {
            var gone = available.pollFirstEntry();
            expired.merge(gone.getKey(), gone.getValue(), Math::addExact);
        }
    }
}
