package dev.merit.shared.member;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Moves the sums of past months from a wallet to an item a year, so that the wallet stays small. It changes no sum:
/// it may run at any time or never, and twice at once.
///
/// Each move has a number, which the wallet and the years in it keep. So a reader of the wallet and then of a year
/// with a higher number knows that something was moved in between.
public final class PastMonths {

    /// The months before the present one that stay in the wallet; most activities belong to them.
    private static final int MONTHS_BACK = 1;

    /// The most attributes at once, so that the condition stays under the 4 KB of DynamoDB. The next run moves the
    /// rest.
    private static final int MAX_ATTRIBUTES = 120;

    static final String MOVES = "monthMoves";
    private static final String FIRST = "attribute_not_exists(#monthMoves)";
    private static final String UNCHANGED = "#monthMoves = :monthMoves";

    private PastMonths() {}

    /// The transaction; empty if there is nothing to do.
    public static Optional<List<Write>> move(MemberId member, Item wallet, Instant now) {
        var last = YearMonth.from(now.atOffset(ZoneOffset.UTC))
                .minusMonths(MONTHS_BACK)
                .toString();
        var names = wallet.attributeNames().stream()
                .filter(name ->
                        MonthlySums.isKept(name) && MonthlySums.period(name).compareTo(last) < 0)
                .sorted()
                .limit(MAX_ATTRIBUTES)
                .toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        long number = moves(wallet) + 1;
        var update = Write.update(Keys.wallet(member)).set(MOVES, number);
        var condition = new StringBuilder(number == 1 ? FIRST : UNCHANGED);
        if (number > 1) {
            update.with(":monthMoves", number - 1);
        }
        var years = new TreeMap<String, Write>();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            condition.append(" AND #").append(name).append(" = :was").append(i);
            update.with(":was" + i, wallet.wideSum(name)).remove(name);
            years.computeIfAbsent(
                            MonthlySums.period(name).substring(0, 4),
                            year -> Write.update(Keys.months(member, year)).set(MOVES, number))
                    .add(name, wallet.wideSum(name));
        }
        var writes = new ArrayList<Write>();
        writes.add(update.when(condition.toString()));
        writes.addAll(years.values());
        return Optional.of(writes);
    }

    /// The number of the last move that the wallet, or a year, has; 0 before the first.
    public static long moves(Item item) {
        return item.sum(MOVES);
    }
}
