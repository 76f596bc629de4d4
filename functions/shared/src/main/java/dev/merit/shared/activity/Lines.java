package dev.merit.shared.activity;

import dev.merit.shared.http.Amounts;
import dev.merit.shared.http.Fields;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks the lines of a cart or a purchase, wherever a body has them.
public final class Lines {

    private static final int MAX = 100;
    private static final int MAX_PIECES = 1_000_000;

    private Lines() {}

    /// Adds the problems of the lines under this name. Lines have the currency of their order, if it has one.
    public static void check(Fields fields, String name, @Nullable List<Line> lines, @Nullable Currency currency) {
        fields.size(name, lines, 0, MAX);
        for (int i = 0; lines != null && i < Math.min(MAX, lines.size()); i++) {
            var line = lines.get(i);
            fields.in(name, i)
                    .text("sku", line.sku(), 1, 64)
                    .text("name", line.name(), 1, 200)
                    .text("category", line.category(), 1, 100)
                    .range("quantity", line.quantity(), 1, MAX_PIECES);
            Amounts.check(fields.in(name, i), "amount", line.amount(), 0, currency);
        }
    }
}
