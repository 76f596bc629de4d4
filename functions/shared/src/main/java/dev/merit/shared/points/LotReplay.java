package dev.merit.shared.points;

import java.time.LocalDate;
import java.util.TreeMap;
import java.util.TreeSet;

/// Replays the days of a wallet. On each day, lots that become available first pay the debt; then points expire whose
/// last day is over; then the points taken on that day are subtracted from those that expire first. What is taken
/// beyond all of them is debt.
final class LotReplay {

    private final TreeMap<LocalDate, Long> available = new TreeMap<>();
    private final TreeMap<LocalDate, Long> expired = new TreeMap<>();
    private long debt;

    private LotReplay() {}

    /// Replays up to one day, and then the expiries of the morning of another.
    static PointsStatement of(PointsBalance balance, LocalDate through, LocalDate morning) {
        var replay = new LotReplay();
        var pending = new TreeMap<LocalDate, Long>();
        var days = new TreeSet<>(balance.taken().headMap(through.plusDays(1)).keySet());
        balance.lots().forEach((lot, points) -> {
            if (lot.availableOn().isAfter(through)) {
                pending.merge(lot.availableOn(), points, Math::addExact);
            } else {
                days.add(lot.availableOn());
            }
        });
        for (var day : days) {
            replay.onDay(balance, day);
        }
        replay.expire(morning);
        pending.values().removeIf(points -> points == 0);
        return new PointsStatement(replay.available, replay.debt, pending, replay.expired);
    }

    private void onDay(PointsBalance balance, LocalDate day) {
        long taken = balance.taken().getOrDefault(day, 0L);
        var lots = balance.lots()
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
