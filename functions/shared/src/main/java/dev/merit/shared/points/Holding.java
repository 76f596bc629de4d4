package dev.merit.shared.points;

import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The points of a wallet, by the days on which they came and went: lots by availability and expiry, and what was taken
/// away by the day of the taking. From these and the clock follows all else, so nothing has to run for a balance to be
/// right.
///
/// Earning only adds to a lot and needs no condition. What takes away raises the version, and spends on condition that
/// the version is as it was read: so nothing is spent twice, and purchases never stand in its way.
public record Holding(SortedMap<Lot, Long> lots, SortedMap<LocalDate, Long> taken, long version) {

    public static final Holding NONE = new Holding(new TreeMap<>(), new TreeMap<>(), 0);

    private static final String TAKEN = "taken_";
    private static final String VERSION = "pointsVersion";
    private static final String UNCHANGED = "#pointsVersion = :pointsVersion";

    public Holding {
        lots = Collections.unmodifiableSortedMap(new TreeMap<>(lots));
        taken = Collections.unmodifiableSortedMap(new TreeMap<>(taken));
    }

    public static Holding from(Item wallet) {
        var lots = new TreeMap<Lot, Long>();
        var taken = new TreeMap<LocalDate, Long>();
        for (var name : wallet.attributeNames()) {
            if (name.startsWith(Lot.PREFIX)) {
                lots.put(Lot.of(name), wallet.number(name));
            } else if (name.startsWith(TAKEN)) {
                taken.put(Lot.day(name.substring(TAKEN.length())), wallet.number(name));
            }
        }
        return new Holding(lots, taken, wallet.sum(VERSION));
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
    public Standing at(LocalDate day) {
        var until = new TreeMap<LocalDate, Long>();
        taken.forEach((at, points) -> until.merge(at.isAfter(day) ? day : at, points, Math::addExact));
        return Replay.of(new Holding(lots, until, version), day, day);
    }

    static String takenOn(LocalDate day) {
        return TAKEN + Lot.text(day);
    }

    /// Gives points that are there at once, by the days on which they expire.
    public static Write give(Write wallet, LocalDate day, SortedMap<LocalDate, Long> points) {
        points.forEach((expiresOn, part) -> wallet.add(new Lot(day, expiresOn).name(), part));
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
