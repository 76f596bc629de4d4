package dev.merit.shared.totals;

import java.util.Currency;

/// The totals of one kind and currency: `N`, `M.USD`, `R.USD`. The series `R.USD` has a total for each strategy; the
/// others have one.
public record TotalSeries(String name) implements Comparable<TotalSeries> {

    private static final String MEMBERS = "N";
    private static final String PURCHASES = "M.";
    private static final String REVENUE = "R.";

    /// The partition of M and N.
    private static final String PURCHASES_PARTITION = "M";

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

    /// The partition of the rows. M of every currency and N share one, because they are read together; so do the
    /// strategies of one currency.
    public String partition() {
        return name.startsWith(REVENUE) ? name : PURCHASES_PARTITION;
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
