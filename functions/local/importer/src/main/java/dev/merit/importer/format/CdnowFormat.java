package dev.merit.importer.format;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.merit.importer.rows.BadRow;
import dev.merit.importer.rows.Cells;
import dev.merit.importer.rows.Columns;
import dev.merit.importer.rows.LineRows;
import dev.merit.importer.rows.Row;
import dev.merit.importer.rows.Rows;
import dev.merit.importer.rows.TextFile;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The purchases at the CD shop CDNOW that Fader and Hardie published. Each line has a customer, a date, a number of
/// CDs and an amount in dollars, separated by blanks. The first line may name the columns.
///
/// A customer is registered on the day of the first purchase. The file has no ids of purchases, so the number of the
/// line is the id. Two purchases of one customer on one day are therefore two activities.
final class CdnowFormat implements Format {

    private static final Columns COLUMNS = new Columns(List.of("customer_id", "date", "number_of_cds", "dollar_value"));
    private static final Currency DOLLARS = Currency.getInstance("USD");

    private static final Pointers POINTERS = new Pointers(Map.of(
            "externalId", List.of("customer_id"),
            "externalMemberId", List.of("customer_id"),
            "occurredAt", List.of("date"),
            "registeredAt", List.of("date"),
            "amount", List.of("dollar_value"),
            "attributes", List.of("number_of_cds")));

    private record First(long line, LocalDate date) {}

    private final TextFile file;
    private final Map<String, First> customers = new HashMap<>();

    CdnowFormat(Settings settings) {
        file = settings.file();
    }

    @Override
    public List<Stage> stages() {
        return List.of(Stage.MEMBERS, Stage.PURCHASES);
    }

    @Override
    public Rows open() throws IOException {
        return new LineRows(file, COLUMNS, line -> List.of(line.split("\\s+")));
    }

    /// Records the first line and the earliest day of each customer.
    @Override
    public void notice(Row row) {
        if (!isHeader(row)) {
            purchase(row);
            customers.merge(
                    row.cells().getFirst(),
                    new First(row.line(), date(row)),
                    (a, b) -> new First(a.line, a.date.isAfter(b.date) ? b.date : a.date));
        }
    }

    @Override
    public Optional<Entry> entry(Stage stage, Row row) {
        if (isHeader(row)) {
            return Optional.empty();
        }
        return stage == Stage.MEMBERS ? member(row) : Optional.of(purchase(row));
    }

    @Override
    public String column(Stage stage, Row row, String pointer) {
        return POINTERS.column(row, pointer);
    }

    private Optional<Entry> member(Row row) {
        var customer = row.cells().getFirst();
        var first = customers.get(customer);
        if (first == null || first.line != row.line()) {
            return Optional.empty();
        }
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("externalId", name(customer))
                .put("registeredAt", first.date + "T00:00:00Z");
        return Optional.of(new Entry(row, customer, body));
    }

    private static Entry purchase(Row row) {
        row.checkLength();
        var cells = row.cells();
        Cells.whole("customer_id", cells.get(0));
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("activityId", "cdnow-" + row.line())
                .put("externalMemberId", name(cells.get(0)))
                .put("type", "purchase")
                .put("occurredAt", date(row) + "T00:00:00Z");
        body.set("amount", Cells.money("dollar_value", cells.get(3), DOLLARS, false));
        body.putObject("attributes").put("cds", cells.get(2));
        return new Entry(row, cells.get(0), body);
    }

    private static boolean isHeader(Row row) {
        return row.line() == 1 && !Character.isDigit(row.cells().getFirst().charAt(0));
    }

    private static String name(String customer) {
        return "cdnow-" + customer;
    }

    private static LocalDate date(Row row) {
        var text = row.cells().get(1);
        try {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            throw new BadRow("date is not one such as 19970131: " + text);
        }
    }
}
