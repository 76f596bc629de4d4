package dev.merit.shared.points;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Makes one of the past days of a wallet, so that it stays small, and enters what has expired. It changes no
/// balance, neither today's nor a later day's: it may be done at any time or never, and by two at once.
public final class LotCompaction {

    /// A fold that spares fewer attributes than this is not worth its write.
    private static final int FEW = 8;

    /// So many attributes at once, but a whole day at least, so that the condition stays within DynamoDB's 4 KB.
    private static final int MAX = 60;

    private LotCompaction() {}

    /// The transaction, if there is something to do.
    public static Optional<List<Write>> of(MemberId member, PointsBalance holding, LocalDate today) {
        var last = last(holding, today);
        var standing = LotReplay.of(holding, last, last.plusDays(1));
        var before = before(holding, last);
        var after = after(standing, last);
        if (before.size() - after.size() < FEW && standing.expired().isEmpty()) {
            return Optional.empty();
        }
        var writes = new ArrayList<>(List.of(wallet(member, holding, before, after)));
        standing.expired()
                .forEach((day, points) -> writes.add(PointsEntry.of(
                                member,
                                PointsEntry.EXPIRY,
                                PointsLot.text(day) + "-" + holding.version(),
                                -points,
                                midnight(day))
                        .put()));
        return Optional.of(writes);
    }

    /// The last day to be folded: yesterday, unless there is too much before.
    private static LocalDate last(PointsBalance holding, LocalDate today) {
        var attributes = new TreeMap<LocalDate, Integer>();
        holding.taken().keySet().forEach(day -> attributes.merge(day, 1, Integer::sum));
        holding.lots().keySet().forEach(lot -> attributes.merge(lot.availableOn(), 1, Integer::sum));
        int sum = 0;
        for (var day : attributes.headMap(today).entrySet()) {
            if (sum > 0 && sum + day.getValue() > MAX) {
                return day.getKey().minusDays(1);
            }
            sum += day.getValue();
        }
        return today.minusDays(1);
    }

    private static SortedMap<String, Long> before(PointsBalance holding, LocalDate last) {
        var next = last.plusDays(1);
        var before = new TreeMap<String, Long>();
        holding.lots().headMap(new PointsLot(next, LocalDate.EPOCH)).forEach((lot, n) -> before.put(lot.name(), n));
        holding.taken().headMap(next).forEach((day, n) -> before.put(PointsBalance.takenOn(day), n));
        return before;
    }

    private static SortedMap<String, Long> after(PointsStatement standing, LocalDate last) {
        var after = new TreeMap<String, Long>();
        standing.available().forEach((expiresOn, n) -> after.put(new PointsLot(last, expiresOn).name(), n));
        if (standing.debt() > 0) {
            after.put(PointsBalance.takenOn(last), standing.debt());
        }
        return after;
    }

    /// The wallet with the one in place of the other, if nobody has touched these attributes, late or early.
    private static Write wallet(
            MemberId member, PointsBalance holding, SortedMap<String, Long> before, SortedMap<String, Long> after) {
        var write = PointsBalance.raised(Write.update(Keys.wallet(member)));
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        var condition = new StringBuilder();
        int number = 0;
        for (var name : names) {
            var was = before.get(name);
            if (was == null) {
                condition.append(" AND attribute_not_exists(#").append(name).append(")");
            } else {
                condition.append(" AND #").append(name).append(" = :was").append(number);
                write.with(":was" + number++, was);
            }
            var is = after.get(name);
            if (is == null) {
                write.remove(name);
            } else if (!is.equals(was)) {
                write.set(name, is);
            }
        }
        return holding.unlessTaken(write, condition.toString());
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
