package dev.merit.shared.totals;

import java.util.Currency;

/// The totals of one kind and currency: `N`, `M.USD`, `R.USD`, `D.USD`, `V.USD`. The series `R.USD` and `D.USD` have a
/// total for each strategy; the others have one.
public record TotalSeries(String name) implements Comparable<TotalSeries> {

    private static final String MEMBERS = "N";
    private static final String PURCHASES = "M.";
    private static final String REVENUE = "R.";
    private static final String REDEMPTIONS = "D.";
    private static final String VOUCHERS = "V.";

    /// The partition of M and N.
    private static final String PURCHASES_PARTITION = "M";

    private static final String VOUCHERS_PARTITION = "V";

    public static TotalSeries members() {
        return new TotalSeries(MEMBERS);
    }

    public static TotalSeries purchases(Currency currency) {
        return new TotalSeries(PURCHASES + currency);
    }

    /// The revenue of all strategies in a currency, which is R.
    public static TotalSeries revenue(Currency currency) {
        return new TotalSeries(REVENUE + currency);
    }

    /// The redemptions of all strategies in a currency, and their discounts.
    public static TotalSeries redemptions(Currency currency) {
        return new TotalSeries(REDEMPTIONS + currency);
    }

    /// The balances of all gift vouchers in a currency.
    public static TotalSeries vouchers(Currency currency) {
        return new TotalSeries(VOUCHERS + currency);
    }

    /// The partition of the rows. M of every currency and N share one, because they are read together; so do the
    /// strategies of one currency.
    public String partition() {
        if (isByStrategy(name)) {
            return name;
        }
        return name.startsWith(VOUCHERS) ? VOUCHERS_PARTITION : PURCHASES_PARTITION;
    }

    /// Whether the partition of this name has a total for each strategy.
    static boolean isByStrategy(String partition) {
        return partition.startsWith(REVENUE) || partition.startsWith(REDEMPTIONS);
    }

    @Override
    public int compareTo(TotalSeries other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
