package dev.merit.importer.format;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.merit.importer.rows.BadRow;
import dev.merit.importer.rows.Cells;
import dev.merit.importer.rows.Row;
import dev.merit.importer.rows.Rows;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Activities in CSV. An amount stands either in `amount`, as people write it, or in `minorUnits`; `redemptions` are
/// parted by semicolons; `sku`, `category` and `quantity` make the one item of a cart, for the whole amount.
final class ActivityColumns {

    private static final List<String> TEXTS =
            List.of("activityId", "memberId", "externalMemberId", "type", "channel", "refundOf");
    private static final Set<String> KNOWN = Known.of(List.of(
            TEXTS,
            List.of("occurredAt", "amount", "minorUnits", "currency", "redemptions", "rating"),
            List.of("sku", "category", "quantity")));

    private final Settings settings;

    ActivityColumns(Settings settings) {
        this.settings = settings;
    }

    Rows open() throws IOException {
        return Known.open(settings, KNOWN, true, columns -> {
            columns.need("activityId");
            columns.need("memberId", "externalMemberId");
            columns.need("type");
            columns.need("occurredAt");
        });
    }

    ObjectNode body(Row row) {
        row.checkLength();
        var body = JsonNodeFactory.instance.objectNode();
        TEXTS.forEach(column -> Cells.copy(row, column, body));
        var occurredAt = row.text("occurredAt");
        Cells.put(body, "occurredAt", occurredAt == null ? null : Cells.time(occurredAt));
        amount(row, body);
        item(row, body);
        redemptions(row, body);
        var rating = row.text("rating");
        if (rating != null) {
            body.put("rating", Cells.whole("rating", rating));
        }
        Cells.attributes(row, body);
        return body;
    }

    private void amount(Row row, ObjectNode body) {
        var amount = row.text("amount");
        var minorUnits = row.text("minorUnits");
        if (amount != null && minorUnits != null) {
            throw new BadRow("has both amount and minorUnits");
        }
        var currency = Cells.currency(row, settings.currency());
        if (amount != null) {
            body.set("amount", Cells.money("amount", amount, currency));
        } else if (minorUnits != null) {
            body.set("amount", Cells.money(Cells.whole("minorUnits", minorUnits), currency));
        }
    }

    private static void item(Row row, ObjectNode body) {
        var sku = row.text("sku");
        if (sku == null) {
            if (row.text("quantity") != null || row.text("category") != null) {
                throw new BadRow("has a quantity or a category without a sku");
            }
            return;
        }
        if (!body.has("amount")) {
            throw new BadRow("has a sku without an amount; name what was only looked at in an attribute");
        }
        var item = body.putArray("items").addObject().put("sku", sku);
        Cells.copy(row, "category", item);
        item.put("quantity", Cells.whole("quantity", Objects.requireNonNullElse(row.text("quantity"), "1")));
        item.set("amount", body.get("amount").deepCopy());
    }

    private static void redemptions(Row row, ObjectNode body) {
        var text = row.text("redemptions");
        if (text != null) {
            var array = body.putArray("redemptions");
            for (var redemption : text.split(";", -1)) {
                array.add(redemption.strip());
            }
        }
    }
}
