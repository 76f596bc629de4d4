package dev.merit.shared.retention;

import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.activity.Effects;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import dev.merit.shared.totals.LedgerPosition;
import dev.merit.shared.totals.QuarterHour;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.TotalsDelta;
import java.math.BigInteger;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What removed activities of a member and month count: their numbers by kind, their points, and their effect on the
/// totals by quarter-hour. The effect is that by which each of them was counted, so totals, wallet and reconciliation
/// stay exact at every time. It names no activity, article or redemption.
///
/// A record that was moved to another member counts for the totals where it was recorded first, and for the wallet
/// where it is now.
///
/// Only records that are posted are removed, so every total that is compared with the sums has them.
///
/// @param key of the item; a month has a second item when the first has some thousand quarter-hours
/// @param removed how many activities were removed, by kind
/// @param points the sum of the points that they entered
/// @param sums of activities that count for the totals and for the wallet of this member
/// @param totalsOnly of activities that were moved to other members
/// @param walletOnly of activities that came from other members
public record SealedMonth(
        Key key,
        Map<RetentionKind, Long> removed,
        BigInteger points,
        TotalsDelta sums,
        TotalsDelta totalsOnly,
        TotalsDelta walletOnly) {

    private static final String PREFIX = "SEALED#";

    /// Keeps an item well below the limit of DynamoDB.
    private static final int MAX_BUCKETS = 1_500;

    private static final String ALL = "removed";
    private static final String UNCHANGED = "#removed = :removed";
    private static final String SUMS = "sums";
    private static final String TOTALS_ONLY = "totalsOnly";
    private static final String WALLET_ONLY = "walletOnly";

    public SealedMonth {
        removed = Map.copyOf(removed);
    }

    public static boolean isIn(Item item) {
        return item.key().sk().startsWith(PREFIX);
    }

    /// The row to which the next activities of a month are added.
    ///
    /// @param rows of the member, at least those of the month
    public static SealedMonth next(MemberId member, YearMonth month, List<SealedMonth> rows) {
        var prefix = Keys.sealedMonths(member, month.toString()).lowest();
        var ofMonth = rows.stream()
                .filter(row -> row.key.sk().startsWith(prefix))
                .max(Comparator.comparingInt(SealedMonth::number));
        return ofMonth.filter(row -> row.sums.size() + row.totalsOnly.size() + row.walletOnly.size() < MAX_BUCKETS)
                .orElseGet(() -> new SealedMonth(
                        Keys.sealedMonth(
                                member,
                                month,
                                ofMonth.map(row -> row.number() + 1).orElse(0)),
                        Map.of(),
                        BigInteger.ZERO,
                        TotalsDelta.NONE,
                        TotalsDelta.NONE,
                        TotalsDelta.NONE));
    }

    private int number() {
        return Integer.parseInt(key.sk().substring(key.sk().lastIndexOf('#') + 1));
    }

    /// This row with one activity more.
    public SealedMonth plus(Item item) {
        var activity = ActivityRecord.from(item);
        var effect = Effects.ALL.of(activity);
        boolean inTotals = LedgerPosition.from(item).isPresent();
        boolean inWallet = ActivityRecord.movedTo(item).isEmpty();
        var more = new EnumMap<RetentionKind, Long>(RetentionKind.class);
        more.putAll(removed);
        more.merge(RetentionKind.of(activity.activity()), 1L, Long::sum);
        return new SealedMonth(
                key,
                more,
                points.add(item.wideSum(PointsEntry.POINTS)),
                inTotals && inWallet ? sums.plus(effect) : sums,
                inTotals && !inWallet ? totalsOnly.plus(effect) : totalsOnly,
                inWallet && !inTotals ? walletOnly.plus(effect) : walletOnly);
    }

    public long count() {
        return removed.values().stream().mapToLong(Long::longValue).sum();
    }

    /// What the totals contain of the removed activities.
    public TotalsDelta inTotals() {
        return sums.plus(totalsOnly);
    }

    /// What the wallet of this member contains of them.
    public TotalsDelta inWallet() {
        return sums.plus(walletOnly);
    }

    /// When the last quarter-hour with a purchase of this member began; empty if none was removed.
    public Optional<Instant> lastPurchase() {
        return inWallet().byBucket().entrySet().stream()
                .filter(entry -> entry.getKey().total() instanceof Total.Purchases
                        && entry.getValue().purchases() > 0)
                .map(entry -> entry.getKey().quarterHour())
                .max(Comparator.naturalOrder())
                .map(QuarterHour::start);
    }

    /// Writes the row, unless it has changed meanwhile.
    ///
    /// @param before the row as it was read, or as [#next] began it
    public Write replace(SealedMonth before) {
        var item = Item.at(key)
                .number(ALL, count())
                .wide(PointsEntry.POINTS, points)
                .item(SUMS, notEmpty(sums))
                .item(TOTALS_ONLY, notEmpty(totalsOnly))
                .item(WALLET_ONLY, notEmpty(walletOnly));
        removed.forEach((kind, number) -> item.number(kind.text(), number));
        return before.count() == 0
                ? Write.put(item).when(Write.ABSENT)
                : Write.put(item).when(UNCHANGED).with(":removed", before.count());
    }

    private static @Nullable Item notEmpty(TotalsDelta delta) {
        return delta.isEmpty() ? null : delta.toItem();
    }

    public static SealedMonth from(Item item) {
        var removed = new EnumMap<RetentionKind, Long>(RetentionKind.class);
        for (var kind : RetentionKind.values()) {
            item.maybeNumber(kind.text()).ifPresent(number -> removed.put(kind, number));
        }
        return new SealedMonth(
                item.key(),
                removed,
                item.wideSum(PointsEntry.POINTS),
                delta(item, SUMS),
                delta(item, TOTALS_ONLY),
                delta(item, WALLET_ONLY));
    }

    private static TotalsDelta delta(Item item, String name) {
        return item.maybeItem(name).map(TotalsDelta::from).orElse(TotalsDelta.NONE);
    }
}
