package dev.merit.shared.member;

import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import dev.merit.shared.totals.Bucket;
import dev.merit.shared.totals.Figures;
import dev.merit.shared.totals.Level;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.TotalsDelta;
import java.util.Comparator;
import java.util.Currency;
import java.util.SortedMap;
import java.util.TreeMap;

/// The net purchases of a member and their counts by month, in UTC, and currency; in the month in which the totals
/// count them.
///
/// The wallet keeps them as `n202611_USD` (the net amount in minor units), `p202611_USD` (purchases) and
/// `r202611_USD` (refunds). Past months are moved to an item a year ([PastMonths]); a late activity adds to the
/// wallet again. So the sums of a month are those of the wallet and of its year together.
public final class MonthlySums {

    private static final char NET = 'n';
    private static final char PURCHASES = 'p';
    private static final char REFUNDS = 'r';

    private final TreeMap<Month, Figures> byMonth = new TreeMap<>();

    /// A month and a currency.
    ///
    /// @param period as in `2026-11`
    public record Month(String period, Currency currency) implements Comparable<Month> {

        private static final Comparator<Month> ORDER = Comparator.comparing(Month::period)
                .thenComparing(month -> month.currency().getCurrencyCode());
        private static final int YEAR_END = 4;
        private static final int DIGITS = 6;

        private static Month of(Bucket bucket, Currency currency) {
            return new Month(bucket.quarterHour().period(Level.MONTH), currency);
        }

        public String year() {
            return period.substring(0, YEAR_END);
        }

        private String name(char figure) {
            return figure + year() + period.substring(YEAR_END + 1) + "_" + currency;
        }

        private static Month named(String name) {
            var period = name.substring(1, 1 + YEAR_END) + "-" + name.substring(1 + YEAR_END, 1 + DIGITS);
            return new Month(period, Currency.getInstance(name.substring(2 + DIGITS)));
        }

        @Override
        public int compareTo(Month other) {
            return ORDER.compare(this, other);
        }
    }

    /// Adds the effect of an activity to its month in the wallet.
    public static Write add(Write wallet, TotalsDelta effect) {
        effect.byBucket().forEach((bucket, figures) -> {
            if (bucket.total() instanceof Total.Purchases(var currency)) {
                add(wallet, Month.of(bucket, currency), figures);
            }
        });
        return wallet;
    }

    static Write add(Write item, Month month, Figures figures) {
        return item.add(month.name(NET), figures.amount())
                .add(month.name(PURCHASES), figures.purchases())
                .add(month.name(REFUNDS), figures.refunds());
    }

    /// Adds the sums of the wallet or of the item of a year.
    public MonthlySums addItem(Item item) {
        for (var name : item.attributeNames()) {
            if (isKept(name)) {
                byMonth.merge(Month.named(name), figures(item, name), Figures::plus);
            }
        }
        byMonth.values().removeIf(Figures.NONE::equals);
        return this;
    }

    /// Adds the effect of an activity.
    public MonthlySums add(TotalsDelta effect) {
        effect.byBucket().forEach((bucket, figures) -> {
            if (bucket.total() instanceof Total.Purchases(var currency)) {
                byMonth.merge(Month.of(bucket, currency), figures, Figures::plus);
            }
        });
        return this;
    }

    public SortedMap<Month, Figures> byMonth() {
        return byMonth;
    }

    /// The sum of all months of a currency before this one.
    public Figures before(String period, Currency currency) {
        return byMonth.headMap(new Month(period, currency), false).entrySet().stream()
                .filter(entry -> entry.getKey().currency().equals(currency)
                        && entry.getKey().period().compareTo(period) < 0)
                .map(entry -> entry.getValue())
                .reduce(Figures.NONE, Figures::plus);
    }

    public Figures in(String period, Currency currency) {
        return byMonth.getOrDefault(new Month(period, currency), Figures.NONE);
    }

    public Figures all(Currency currency) {
        return byMonth.entrySet().stream()
                .filter(entry -> entry.getKey().currency().equals(currency))
                .map(entry -> entry.getValue())
                .reduce(Figures.NONE, Figures::plus);
    }

    private static Figures figures(Item item, String name) {
        return switch (name.charAt(0)) {
            case NET -> new Figures(item.wideSum(name), 0, 0);
            case PURCHASES -> new Figures(0, item.number(name), 0);
            default -> new Figures(0, 0, item.number(name));
        };
    }

    /// Whether the attribute is a monthly sum.
    static boolean isKept(String name) {
        return name.length() == Month.DIGITS + 5
                && (name.charAt(0) == NET || name.charAt(0) == PURCHASES || name.charAt(0) == REFUNDS)
                && name.charAt(Month.DIGITS + 1) == '_'
                && name.substring(1, Month.DIGITS + 1).chars().allMatch(Character::isDigit);
    }

    static String period(String name) {
        return Month.named(name).period();
    }
}
