package dev.merit.shared.totals;

/// What one figure of the ledger is summed by: a total and a quarter of an hour.
public record Bucket(Total total, QuarterHour quarter) {

    /// The name by which pages and postings keep the bucket: `M.USD/1mbzk`, `R.USD/1mbzk/2fk…`; the quarter in base
    /// 36.
    String code() {
        var code = total.family() + "/" + Long.toString(quarter.number(), Character.MAX_RADIX);
        return total.member().isEmpty() ? code : code + "/" + total.member();
    }

    static Bucket of(String code) {
        var parts = code.split("/", -1);
        var total = Total.of(parts[0], parts.length > 2 ? parts[2] : "");
        return new Bucket(total, new QuarterHour(Long.parseLong(parts[1], Character.MAX_RADIX)));
    }
}
