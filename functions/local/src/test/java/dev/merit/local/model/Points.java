package dev.merit.local.model;

import dev.merit.shared.points.PointsLot;
import dev.merit.shared.testing.PlainPoints;
import dev.merit.shared.testing.TestClock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The members' points, each kept by hand, and what they spent them on.
final class Points {

    static final int PENDING_DAYS = 3;
    static final int KEPT_MONTHS = 1;

    /// Points spent on an order, by the day they would have expired.
    record Spent(int member, String order, long points, Map<LocalDate, Long> parts) {}

    final List<Spent> spent = new ArrayList<>();
    private final List<Spent> givenBack = new ArrayList<>();
    private final Map<Integer, PlainPoints> byMember = new LinkedHashMap<>();

    PlainPoints of(int member) {
        return byMember.computeIfAbsent(member, _ -> new PlainPoints());
    }

    static LocalDate today() {
        return LocalDate.ofInstant(TestClock.now(), ZoneOffset.UTC);
    }

    /// Of what is earned today and pending for so long.
    static PointsLot lot(int pendingDays) {
        var available = today().plusDays(pendingDays);
        return new PointsLot(available, available.plusMonths(KEPT_MONTHS + 1L).withDayOfMonth(1));
    }

    String spend(int member, String order, long wanted) {
        for (var one : spent) {
            if (one.member() == member && one.order().equals(order)) {
                return givenBack.contains(one)
                        ? "rolled-back"
                        : one.points() == wanted ? "200 redeemed" : "redemption-differs";
            }
        }
        var held = of(member).on(today());
        if (held.balance() < wanted) {
            return "insufficient-points";
        }
        var parts = new LinkedHashMap<LocalDate, Long>();
        long left = wanted;
        for (var lot : held.byExpiry().entrySet()) {
            long part = Math.min(left, lot.getValue());
            if (part > 0) {
                parts.put(lot.getKey(), part);
            }
            left -= part;
        }
        of(member).take(today(), wanted);
        spent.add(new Spent(member, order, wanted, parts));
        return "201 redeemed";
    }

    String giveBack(Spent one) {
        if (!givenBack.contains(one)) {
            givenBack.add(one);
            one.parts().forEach((expiry, part) -> of(one.member()).give(new PointsLot(today(), expiry), part));
        }
        return "200 rolledBack";
    }
}
