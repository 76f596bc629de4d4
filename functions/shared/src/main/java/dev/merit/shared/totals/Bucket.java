package dev.merit.shared.totals;

/// A total and a quarter-hour: what the figures of the ledger are grouped by.
public record Bucket(Total total, QuarterHour quarterHour) {

    /// The name of the bucket in pages and postings: `M.USD/1mbzk`, `R.USD/1mbzk/2fk…`, with the quarter-hour in base
    /// 36.
    String code() {
        var code = total.series() + "/" + Long.toString(quarterHour.number(), Character.MAX_RADIX);
        return total.key().isEmpty() ? code : code + "/" + total.key();
    }

    static Bucket of(String code) {
        var parts = code.split("/", -1);
        var total = Total.of(new TotalSeries(parts[0]), parts.length > 2 ? parts[2] : "");
        return new Bucket(total, new QuarterHour(Long.parseLong(parts[1], Character.MAX_RADIX)));
    }
}
