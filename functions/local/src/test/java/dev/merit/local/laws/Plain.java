package dev.merit.local.laws;

import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.activity.Share;
import dev.merit.shared.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The classic way to get the totals: read every record and add it up.
final class Plain {

    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();

    private final List<ActivityRecord> activities = new ArrayList<>();
    private final List<Instant> registrations = new ArrayList<>();
    private final List<DiscountChange> discounts = new ArrayList<>();

    /// A redemption adds its discount, and its rollback takes it off.
    private record DiscountChange(Instant at, long minorUnits) {}

    static Plain of(Table table) {
        var plain = new Plain();
        table.scan(0, 1, item -> {
            if (item.key().sk().startsWith("ACTIVITY#")) {
                plain.activities.add(ActivityRecord.from(item));
            } else if (item.key().sk().equals("PROFILE")) {
                plain.registrations.add(item.instant("registeredAt"));
            } else if (item.key().sk().equals("REDEMPTION")) {
                long discount = item.number("discount");
                plain.discounts.add(new DiscountChange(item.instant("redeemedAt"), discount));
                item.maybeInstant("rolledBackAt")
                        .ifPresent(at -> plain.discounts.add(new DiscountChange(at, -discount)));
            }
        });
        return plain;
    }

    /// Every quarter of an hour with which something changes: the end of each that something happened in.
    List<Instant> quarters() {
        var quarters = new TreeSet<Instant>();
        activities.forEach(a -> quarters.add(end(a.countedAt())));
        registrations.forEach(at -> quarters.add(end(at)));
        discounts.forEach(change -> quarters.add(end(change.at())));
        return quarters.stream().filter(end -> end.isBefore(Instant.now())).toList();
    }

    private static Instant end(Instant at) {
        return Instant.ofEpochSecond((at.getEpochSecond() / QUARTER + 1) * QUARTER);
    }

    long net(Instant end) {
        return activities.stream()
                .filter(a -> before(a, end))
                .mapToLong(Plain::net)
                .sum();
    }

    long members(Instant end) {
        return registrations.stream().filter(at -> at.isBefore(end)).count();
    }

    long revenue(Instant end) {
        return activities.stream()
                .filter(a -> before(a, end))
                .flatMap(a -> a.shares().stream().map(share -> revenue(a, share)))
                .mapToLong(Long::longValue)
                .sum();
    }

    long discounts(Instant end) {
        return discounts.stream()
                .filter(change -> change.at().isBefore(end))
                .mapToLong(DiscountChange::minorUnits)
                .sum();
    }

    /// All of them, also those of the present quarter-hour.
    long discounts() {
        return discounts.stream().mapToLong(DiscountChange::minorUnits).sum();
    }

    long redemptions() {
        return discounts.stream().filter(change -> change.minorUnits() > 0).count();
    }

    Map<String, Long> netByMember() {
        var byMember = new HashMap<String, Long>();
        activities.forEach(a -> byMember.merge(a.activity().memberId().value(), net(a), Long::sum));
        return byMember;
    }

    Map<String, Long> revenueByStrategy() {
        var byStrategy = new HashMap<String, Long>();
        activities.forEach(a ->
                a.shares().forEach(share -> byStrategy.merge(share.strategy().value(), revenue(a, share), Long::sum)));
        return byStrategy;
    }

    private static boolean before(ActivityRecord a, Instant end) {
        return a.countedAt().isBefore(end);
    }

    private static long net(ActivityRecord a) {
        if (a.activity().isPurchase()) {
            return a.activity().paid().minorUnits();
        }
        return a.activity().isRefund() ? -a.activity().paid().minorUnits() : 0;
    }

    private static long revenue(ActivityRecord a, Share share) {
        return a.activity().isRefund() ? -share.minorUnits() : share.minorUnits();
    }
}
