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

/// Combines the past days of a wallet into one, so that it stays small, and enters the expired points. It changes no
/// balance, of today or of a later day: it may run at any time or never, and twice at once.
public final class LotCompaction {

    /// A compaction that saves fewer attributes is not worth its write.
    private static final int FEW = 8;

    /// The most attributes, but at least one whole day, so that the condition stays under the 4 KB of DynamoDB.
    private static final int MAX = 60;

    private LotCompaction() {}

    /// The transaction; empty if there is nothing to do.
    public static Optional<List<Write>> of(MemberId member, PointsBalance balance, LocalDate today) {
        var last = last(balance, today);
        var statement = LotReplay.of(balance, last, last.plusDays(1));
        var before = before(balance, last);
        var after = after(statement, last);
        if (before.size() - after.size() < FEW && statement.expired().isEmpty()) {
            return Optional.empty();
        }
        var writes = new ArrayList<>(List.of(wallet(member, balance, before, after)));
        statement
                .expired()
                .forEach((day, points) -> writes.add(PointsEntry.of(
                                member,
                                PointsEntry.EXPIRY,
                                PointsLot.text(day) + "-" + balance.version(),
                                -points,
                                midnight(day))
                        .put()));
        return Optional.of(writes);
    }

    /// The last day to compact: yesterday, unless there are too many attributes before.
    private static LocalDate last(PointsBalance balance, LocalDate today) {
        var attributes = new TreeMap<LocalDate, Integer>();
        balance.taken().keySet().forEach(day -> attributes.merge(day, 1, Integer::sum));
        balance.lots().keySet().forEach(lot -> attributes.merge(lot.availableOn(), 1, Integer::sum));
        int sum = 0;
        for (var day : attributes.headMap(today).entrySet()) {
            if (sum > 0 && sum + day.getValue() > MAX) {
                return day.getKey().minusDays(1);
            }
            sum += day.getValue();
        }
        return today.minusDays(1);
    }

    private static SortedMap<String, Long> before(PointsBalance balance, LocalDate last) {
        var next = last.plusDays(1);
        var before = new TreeMap<String, Long>();
        balance.lots().headMap(new PointsLot(next, LocalDate.EPOCH)).forEach((lot, n) -> before.put(lot.name(), n));
        balance.taken().headMap(next).forEach((day, n) -> before.put(PointsBalance.takenOn(day), n));
        return before;
    }

    private static SortedMap<String, Long> after(PointsStatement statement, LocalDate last) {
        var after = new TreeMap<String, Long>();
        statement.available().forEach((expiresOn, n) -> after.put(new PointsLot(last, expiresOn).name(), n));
        if (statement.debt() > 0) {
            after.put(PointsBalance.takenOn(last), statement.debt());
        }
        return after;
    }

    /// The wallet with the new attributes instead of the old ones, on condition that these have not changed.
    private static Write wallet(
            MemberId member, PointsBalance balance, SortedMap<String, Long> before, SortedMap<String, Long> after) {
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
        return balance.unlessTaken(write, condition.toString());
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
