package dev.merit.shared.points;

import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The points of a wallet by day: lots by the days of availability and expiry, and the points taken by the day on
/// which they were taken. The balance follows from these and the clock, so no job has to run for it to be right.
///
/// Earning only adds to a lot and needs no condition. Taking raises the version, and spending requires that the
/// version has not changed since it was read: so nothing is spent twice, and purchases never conflict with spending.
///
/// Points from sign-up, referral and birthday are bound to their member: that many points cannot be transferred. They
/// are spent first, and are restored by a rollback. No lot says which of its points are bound.
///
/// @param bound how many were given and not spent; once they expire, as many others stay bound until they are spent
public record PointsBalance(
        SortedMap<PointsLot, Long> lots, SortedMap<LocalDate, Long> taken, long bound, long version) {

    public static final PointsBalance NONE = new PointsBalance(new TreeMap<>(), new TreeMap<>(), 0, 0);

    private static final String TAKEN = "taken_";
    private static final String BOUND = "boundPoints";
    private static final String VERSION = "pointsVersion";
    private static final String UNCHANGED = "#pointsVersion = :pointsVersion";

    public PointsBalance {
        lots = Collections.unmodifiableSortedMap(new TreeMap<>(lots));
        taken = Collections.unmodifiableSortedMap(new TreeMap<>(taken));
    }

    public static PointsBalance from(Item wallet) {
        var lots = new TreeMap<PointsLot, Long>();
        var taken = new TreeMap<LocalDate, Long>();
        for (var name : wallet.attributeNames()) {
            if (name.startsWith(PointsLot.PREFIX)) {
                lots.put(PointsLot.of(name), wallet.number(name));
            } else if (name.startsWith(TAKEN)) {
                taken.put(PointsLot.day(name.substring(TAKEN.length())), wallet.number(name));
            }
        }
        return new PointsBalance(lots, taken, wallet.sum(BOUND), wallet.sum(VERSION));
    }

    /// The day, in UTC, by which points become available and expire.
    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /// The sum of all entries of the wallet's points.
    public long sum() {
        return sum(lots) - sum(taken);
    }

    private static long sum(SortedMap<?, Long> points) {
        return points.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    /// The statement of a day, with everything taken so far: the clock of another process may be ahead.
    public PointsStatement at(LocalDate day) {
        var until = new TreeMap<LocalDate, Long>();
        taken.forEach((at, points) -> until.merge(at.isAfter(day) ? day : at, points, Math::addExact));
        return LotReplay.of(new PointsBalance(lots, until, bound, version), day, day);
    }

    /// How many points may be transferred to another member on that day.
    public long transferable(LocalDate day) {
        return Math.max(0, at(day).balance() - bound);
    }

    /// How many of the points spent on that day are bound ones; never more than there are points.
    public long boundOf(long points, LocalDate day) {
        return Math.min(points, Math.min(bound, Math.max(0, at(day).balance())));
    }

    /// Binds points that the same write adds, or, below zero, frees those that it spends.
    public static Write bind(Write wallet, long points) {
        return points == 0 ? wallet : wallet.add(BOUND, points);
    }

    /// The same for a new wallet.
    public static Item bind(Item wallet, long points) {
        return points == 0 ? wallet : wallet.number(BOUND, points);
    }

    static String takenOn(LocalDate day) {
        return TAKEN + PointsLot.text(day);
    }

    /// Adds points that are available at once, by the days on which they expire.
    public static Write give(Write wallet, LocalDate day, SortedMap<LocalDate, Long> points) {
        points.forEach((expiresOn, part) -> wallet.add(new PointsLot(day, expiresOn).name(), part));
        return wallet;
    }

    /// Takes points, even if the balance has fewer.
    public static Write take(Write wallet, LocalDate day, long points) {
        return wallet.add(takenOn(day), points).add(VERSION, 1);
    }

    /// Adds the condition that no points were taken since this was read.
    public Write unlessTaken(Write wallet, String andAlso) {
        var condition = version == 0 ? "(attribute_not_exists(#pointsVersion) OR " + UNCHANGED + ")" : UNCHANGED;
        return wallet.when("(" + Write.PRESENT + ") AND " + condition + andAlso).with(":pointsVersion", version);
    }

    static Write raised(Write wallet) {
        return wallet.add(VERSION, 1);
    }
}
