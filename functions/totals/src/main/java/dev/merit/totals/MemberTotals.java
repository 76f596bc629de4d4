package dev.merit.totals;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.activity.Effects;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.keys.Query;
import dev.merit.shared.member.MonthlySums;
import dev.merit.shared.member.PastMonths;
import dev.merit.shared.retention.SealedMonth;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.RetryPause;
import dev.merit.shared.table.Table;
import dev.merit.shared.totals.Bucket;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.Level;
import dev.merit.shared.totals.QuarterHour;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.TotalsDelta;
import jakarta.inject.Singleton;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// W: the net purchases of one member.
///
/// A total at a past time is computed from the member's monthly sums, one item per year, and the activities of that
/// month. The activities come from the index, which follows the table within moments. So they are compared with the
/// sums of the month, with what removed ones have left; if they differ, everything is read again.
@Singleton
final class MemberTotals {

    private static final int TRIES = 4;
    private static final int MAX_PAUSE_MILLIS = 100;
    private static final Map<String, String> MONEY = Map.of(":purchase", Activity.PURCHASE, ":refund", Activity.REFUND);
    private static final String IS_MONEY = "#type IN (:purchase, :refund) AND attribute_not_exists(#movedTo)";

    private final Table table;

    MemberTotals(Table table) {
        this.table = table;
    }

    /// The figures of a member in a currency; empty if there is no such member. Without a quarter-hour everything that
    /// is committed counts, from the wallet; with one, everything that occurred before it.
    Optional<Figures> of(MemberId member, Currency currency, @Nullable QuarterHour end) {
        var wallet = table.get(Keys.wallet(member));
        return end == null
                ? wallet.map(item -> inWallet(item, currency))
                : wallet.map(item -> before(end, member, currency, item));
    }

    private static Figures inWallet(Item wallet, Currency currency) {
        return new Figures(
                wallet.wideSum("net." + currency),
                wallet.sum("purchases." + currency),
                wallet.sum("refunds." + currency));
    }

    private Figures before(QuarterHour end, MemberId member, Currency currency, Item found) {
        var wallet = Optional.of(found);
        for (int tries = 0; tries < TRIES && wallet.isPresent(); tries++) {
            var years = table.all(Keys.months(member));
            if (!movedBetween(wallet.get(), years)) {
                var months = new MonthlySums().addItem(wallet.get());
                years.forEach(months::addItem);
                if (!months.all(currency).equals(inWallet(wallet.get(), currency))) {
                    break;
                }
                var sum = before(end, member, currency, months);
                if (sum.isPresent()) {
                    return sum.get();
                }
            }
            RetryPause.upTo(MAX_PAUSE_MILLIS);
            wallet = table.get(Keys.wallet(member));
        }
        Predicate<QuarterHour> isBefore = quarter -> quarter.compareTo(end) < 0;
        return sum(Keys.activities(member), currency, isBefore)
                .plus(sealed(Keys.sealedMonths(member), currency, isBefore));
    }

    private static boolean movedBetween(Item wallet, List<Item> years) {
        return years.stream().anyMatch(year -> PastMonths.moves(year) > PastMonths.moves(wallet));
    }

    /// The sum of the months before the month of the quarter-hour, and of the activities of that month before it;
    /// empty if the index does not have all of that month.
    private Optional<Figures> before(QuarterHour end, MemberId member, Currency currency, MonthlySums months) {
        var period = end.period(Level.MONTH);
        var before = months.before(period, currency);
        var in = months.in(period, currency);
        var first = end.floor(Level.MONTH);
        if (end.equals(first) || in.equals(Figures.NONE)) {
            return Optional.of(before);
        }
        var next = new QuarterHour(end.number() + 1).ceiling(Level.MONTH);
        var month = table.all(
                Keys.activitiesByTime(member, first.start(), next.start()).filter(IS_MONEY, MONEY));
        Predicate<QuarterHour> isBefore = quarter -> quarter.compareTo(end) < 0;
        var found = sum(month, currency, _ -> true);
        if (found.equals(in)) {
            return Optional.of(before.plus(sum(month, currency, isBefore)));
        }
        var removed = Keys.sealedMonths(member, period);
        return found.plus(sealed(removed, currency, _ -> true)).equals(in)
                ? Optional.of(before.plus(sum(month, currency, isBefore)).plus(sealed(removed, currency, isBefore)))
                : Optional.empty();
    }

    private Figures sum(Query activities, Currency currency, Predicate<QuarterHour> counts) {
        return sum(table.all(activities.filter(IS_MONEY, MONEY)), currency, counts);
    }

    private static Figures sum(List<Item> activities, Currency currency, Predicate<QuarterHour> counts) {
        return sum(activities.stream().map(item -> Effects.ALL.of(ActivityRecord.from(item))), currency, counts);
    }

    /// What removed activities count.
    private Figures sealed(Query months, Currency currency, Predicate<QuarterHour> counts) {
        return sum(table.all(months).stream().map(item -> SealedMonth.from(item).inWallet()), currency, counts);
    }

    private static Figures sum(Stream<TotalsDelta> effects, Currency currency, Predicate<QuarterHour> counts) {
        var total = new Total.Purchases(currency);
        return effects.flatMap(effect -> effect.byBucket().entrySet().stream())
                .filter(e -> isOf(e.getKey(), total) && counts.test(e.getKey().quarterHour()))
                .map(Map.Entry::getValue)
                .reduce(Figures.NONE, Figures::plus);
    }

    private static boolean isOf(Bucket bucket, Total total) {
        return bucket.total().equals(total);
    }
}
