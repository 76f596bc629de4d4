package dev.merit.shared.totals;

/// Where in the ledger the effect of a record stands. The record keeps it: so it is known for any record whether its
/// effect is posted, whoever writes meanwhile.
public record LedgerPosition(int slot, long page) {

    public static LedgerPosition of(String text) {
        var dot = text.indexOf('.');
        return new LedgerPosition(Integer.parseInt(text.substring(0, dot)), Long.parseLong(text.substring(dot + 1)));
    }

    @Override
    public String toString() {
        return slot + "." + page;
    }
}
