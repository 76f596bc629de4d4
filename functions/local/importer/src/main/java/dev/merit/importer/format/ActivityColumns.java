package dev.merit.importer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.merit.importer.rows.BadRow;
import dev.merit.importer.rows.Cells;
import dev.merit.importer.rows.Row;
import dev.merit.importer.rows.Rows;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Activities in CSV. A row has its amount either in `amount`, as people write it, or in `minorUnits`. Semicolons
/// separate its `redemptions`. `sku`, `category` and `quantity` describe one item, which costs `lineAmount` or, without
/// it, the whole amount. In an activity without a payment the item is the article that was viewed or reviewed.
///
/// If lines are merged, the rows of one `activityId` are one activity with one item per row. Its amount is the sum of
/// all rows. If there is a column `lineAmount`, `amount` is the amount of the whole order in each row.
///
/// Reading one row and merging rows are in one class, because what a column means depends on both.
final class ActivityColumns implements ActivitiesFormat.Source {

    private static final List<String> TEXTS =
            List.of("activityId", "memberId", "externalMemberId", "type", "channel", "refundOf");
    private static final String LINE_AMOUNT = "lineAmount";
    private static final Set<String> KNOWN = Header.of(List.of(
            TEXTS,
            List.of("occurredAt", "amount", "minorUnits", "currency", "redemptions", "rating"),
            List.of("sku", "category", "quantity", LINE_AMOUNT)));

    private static final Pointers POINTERS = new Pointers(Map.of(
            "amount", List.of("amount", "minorUnits", LINE_AMOUNT, "amount"),
            "amount.currency", List.of("currency", "--currency"),
            "items", List.of("sku"),
            "items.category", List.of("category"),
            "items.quantity", List.of("quantity"),
            "items.amount", List.of(LINE_AMOUNT, "amount", "minorUnits"),
            "items.amount.currency", List.of("currency", "--currency"),
            "memberId", List.of("memberId", "externalMemberId")));

    private final Settings settings;
    private final Header header;
    private final Map<String, Long> lines = new HashMap<>();

    ActivityColumns(Settings settings) {
        this.settings = settings;
        this.header = new Header(settings, KNOWN, List.of(), true, columns -> {
            columns.need("activityId");
            columns.need("memberId", "externalMemberId");
            columns.need("type");
            columns.need("occurredAt");
        });
    }

    @Override
    public Rows open() throws IOException {
        return settings.mergeLines() ? new OrderRows(header.open(), "activityId") : header.open();
    }

    @Override
    public List<String> notes() {
        return header.notes();
    }

    @Override
    public String column(Row row, String pointer) {
        return header.column(row, pointer, POINTERS);
    }

    /// Records the line of each order, because only rows that follow each other are merged.
    @Override
    public void notice(Row row) {
        var id = row.text("activityId");
        var earlier = settings.mergeLines() && id != null ? lines.putIfAbsent(id, row.line()) : null;
        if (earlier != null && earlier != row.line()) {
            throw new BadRow("belongs to " + id + ", which begins in line " + earlier + " already: sort the file by "
                    + row.label("activityId"));
        }
    }

    @Override
    public ObjectNode body(Row row) {
        var rows = row.all();
        var body = single(rows.getFirst());
        for (var more : row.rest()) {
            merge(body, single(more), row, more);
        }
        if (!body.has("amount") && isMoney(body)) {
            total(body, row);
        }
        return body;
    }

    private ObjectNode single(Row row) {
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
            body.put("rating", Cells.whole(row.label("rating"), rating));
        }
        header.attributes(row, body);
        return body;
    }

    private void amount(Row row, ObjectNode body) {
        var amount = row.text("amount");
        var minorUnits = row.text("minorUnits");
        if (amount != null && minorUnits != null) {
            throw new BadRow("has both " + row.label("amount") + " and " + row.label("minorUnits"));
        }
        var currency = Cells.currency(row, settings.currency());
        if (amount != null) {
            body.set("amount", Cells.money(row.label("amount"), amount, currency, settings.decimalComma()));
        } else if (minorUnits != null) {
            body.set("amount", Cells.money(Cells.whole(row.label("minorUnits"), minorUnits), currency));
        }
    }

    private void item(Row row, ObjectNode body) {
        var sku = row.text("sku");
        if (sku == null) {
            for (var column : List.of("quantity", "category", LINE_AMOUNT)) {
                if (row.text(column) != null) {
                    throw new BadRow("has a " + row.label(column) + " without a sku");
                }
            }
            return;
        }
        var item = JsonNodeFactory.instance.objectNode().put("sku", sku);
        Cells.copy(row, "category", item);
        var quantity = Objects.requireNonNullElse(row.text("quantity"), "1");
        item.put("quantity", Cells.whole(row.label("quantity"), quantity));
        item.set("amount", lineAmount(row, body));
        body.putArray("items").add(item);
    }

    private JsonNode lineAmount(Row row, ObjectNode body) {
        var currency = Cells.currency(row, settings.currency());
        var text = row.text(LINE_AMOUNT);
        if (text != null) {
            return Cells.money(row.label(LINE_AMOUNT), text, currency, settings.decimalComma());
        }
        if (isMoney(body) && !body.has("amount")) {
            throw new BadRow("has a sku without an amount");
        }
        return body.has("amount") ? body.get("amount").deepCopy() : Cells.money(0, currency);
    }

    private static boolean isMoney(ObjectNode body) {
        var type = body.path("type").asText();
        return type.equals("purchase") || type.equals("refund");
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

    private void merge(ObjectNode order, ObjectNode line, Row first, Row row) {
        line.properties().forEach(field -> {
            var name = field.getKey();
            var value = field.getValue();
            if (name.equals("items")) {
                value.forEach(order.withArray("/items")::add);
            } else if (name.equals("amount") && !first.columns().has(LINE_AMOUNT) && order.has("amount")) {
                add(order, value, first, row);
            } else if (name.equals("attributes") && order.has("attributes")) {
                value.properties()
                        .forEach(attribute -> same(
                                (ObjectNode) order.get("attributes"),
                                attribute.getKey(),
                                attribute.getValue(),
                                header.columnOf(attribute.getKey()),
                                first,
                                row));
            } else {
                same(order, name, value, column(row, "/" + name), first, row);
            }
        });
    }

    private static void same(ObjectNode order, String name, JsonNode value, String column, Row first, Row row) {
        if (order.has(name) && !order.get(name).equals(value)) {
            throw new BadRow(
                    column + " differs between lines " + first.line() + " and " + row.line() + ", which are one order");
        }
        order.set(name, value);
    }

    private static void add(ObjectNode order, JsonNode more, Row first, Row row) {
        var sum = (ObjectNode) order.get("amount");
        if (!sum.get("currency").equals(more.get("currency"))) {
            throw new BadRow(row.label("currency") + " differs between lines " + first.line() + " and " + row.line()
                    + ", which are one order");
        }
        try {
            sum.put("minorUnits", Math.addExact(units(sum), units(more)));
        } catch (ArithmeticException _) {
            throw new BadRow(row.label("amount") + " is too large in the sum of the order");
        }
    }

    private static long units(JsonNode money) {
        return money.get("minorUnits").longValue();
    }

    /// Sets the amount of an order to the sum of its items, if only they have amounts.
    private static void total(ObjectNode order, Row row) {
        for (var item : order.path("items")) {
            if (order.has("amount")) {
                add(order, item.get("amount"), row, row);
            } else {
                order.set("amount", item.get("amount").deepCopy());
            }
        }
    }
}
