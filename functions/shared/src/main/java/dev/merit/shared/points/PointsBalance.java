package dev.merit.shared.points;

import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The points of a wallet, by the days on which they came and went: lots by availability and expiry, and what was
/// taken away by the day of the taking. From these and the clock follows all else, so nothing has to run for a
/// balance to be right.
///
/// Earning only adds to a lot and needs no condition. What takes away raises the version, and spends on condition
/// that the version is as it was read: so nothing is spent twice, and purchases never stand in its way.
///
/// Points from sign-up, referral and birthday are bound to their member: so many of what there is cannot be given
/// away. They are spent before all others, and come back with a rollback; of no lot is said which of its points they
/// are.
///
/// @param bound how many were given and not spent; once they expire, as many others stay until they are spent
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

    /// The day, in UTC, by which points come and go.
    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /// What all entries of the wallet's ledger add up to.
    public long sum() {
        return sum(lots) - sum(taken);
    }

    private static long sum(SortedMap<?, Long> points) {
        return points.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    /// How the points stand on that day, with all that was taken until now: another's clock may be ahead.
    public PointsStatement at(LocalDate day) {
        var until = new TreeMap<LocalDate, Long>();
        taken.forEach((at, points) -> until.merge(at.isAfter(day) ? day : at, points, Math::addExact));
        return LotReplay.of(new PointsBalance(lots, until, bound, version), day, day);
    }

    /// How many points may be given to another member on that day.
    public long transferable(LocalDate day) {
        return Math.max(0, at(day).balance() - bound);
    }

    /// How many bound points are among so many that are spent on that day. No more are left than there are points.
    public long boundOf(long points, LocalDate day) {
        return Math.min(points, Math.min(bound, Math.max(0, at(day).balance())));
    }

    /// Binds so many of the points that the same write brings, or frees as many as are spent, below zero.
    public static Write bind(Write wallet, long points) {
        return points == 0 ? wallet : wallet.add(BOUND, points);
    }

    /// The same of a wallet that is being made.
    public static Item bind(Item wallet, long points) {
        return points == 0 ? wallet : wallet.number(BOUND, points);
    }

    static String takenOn(LocalDate day) {
        return TAKEN + PointsLot.text(day);
    }

    /// Gives points that are there at once, by the days on which they expire.
    public static Write give(Write wallet, LocalDate day, SortedMap<LocalDate, Long> points) {
        points.forEach((expiresOn, part) -> wallet.add(new PointsLot(day, expiresOn).name(), part));
        return wallet;
    }

    /// Takes points away, whether or not they are there.
    public static Write take(Write wallet, LocalDate day, long points) {
        return wallet.add(takenOn(day), points).add(VERSION, 1);
    }

    /// Lets the write hold only if nobody has taken anything since this was read.
    public Write unlessTaken(Write wallet, String andAlso) {
        var condition = version == 0 ? "(attribute_not_exists(#pointsVersion) OR " + UNCHANGED + ")" : UNCHANGED;
        return wallet.when("(" + Write.PRESENT + ") AND " + condition + andAlso).with(":pointsVersion", version);
    }

    static Write raised(Write wallet) {
        return wallet.add(VERSION, 1);
    }
}
