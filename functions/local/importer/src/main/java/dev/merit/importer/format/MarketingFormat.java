package dev.merit.importer.format;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.merit.importer.rows.BadRow;
import dev.merit.importer.rows.Cells;
import dev.merit.importer.rows.Row;
import dev.merit.importer.rows.Rows;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Past marketing strategies, from CSV, each with its revenue, which becomes its opening revenue. They stay drafts, so
/// they give no discount to anyone.
final class MarketingFormat implements Format {

    private static final List<String> IDS = List.of("externalId", "strategy_id", "id");
    private static final Set<String> KNOWN =
            Header.of(List.of(IDS, List.of("name", "from", "to", "zone", "revenue", "currency")));
    private static final Pointers POINTERS = new Pointers(Map.ofEntries(
            Map.entry("externalId", Header.idColumns(IDS)),
            Map.entry("name", List.of("name")),
            Map.entry("currency", List.of("currency", "--currency")),
            Map.entry("benefit", List.of("currency", "--currency")),
            Map.entry("window", List.of("from", "--at")),
            Map.entry("window.to", List.of("to")),
            Map.entry("window.zone", List.of("zone")),
            Map.entry("opening", List.of("revenue")),
            Map.entry("opening.at", List.of("--at")),
            Map.entry("opening.revenue.currency", List.of("currency", "--currency"))));

    private final Settings settings;
    private final Header header;

    MarketingFormat(Settings settings) {
        this.settings = settings;
        this.header = new Header(settings, KNOWN, IDS, false, columns -> columns.need("revenue"));
    }

    @Override
    public List<Stage> stages() {
        return List.of(Stage.STRATEGIES);
    }

    @Override
    public Rows open() throws IOException {
        return header.open();
    }

    @Override
    public List<String> notes() {
        return header.notes();
    }

    @Override
    public String column(Stage stage, Row row, String pointer) {
        return POINTERS.column(row, pointer);
    }

    @Override
    public Optional<Entry> entry(Stage stage, Row row) {
        row.checkLength();
        var revenue = row.text("revenue");
        if (revenue == null) {
            throw new BadRow(row.label("revenue") + " is empty");
        }
        var currency = Cells.currency(row, settings.currency());
        var id = header.id(row);
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("externalId", id)
                .put("name", Objects.requireNonNullElse(row.text("name"), id))
                .put("kind", "promotion")
                .put("currency", currency.getCurrencyCode());
        var window = body.putObject("window").put("from", from(row));
        var to = row.text("to");
        Cells.put(window, "to", to == null ? null : local(to));
        window.put("zone", Objects.requireNonNullElse(row.text("zone"), "UTC"));
        body.putObject("benefit").put("type", "amountOff").set("amount", Cells.money(1, currency));
        body.putObject("opening")
                .put("at", settings.at().toString())
                .set("revenue", Cells.money(row.label("revenue"), revenue, currency, settings.decimalComma()));
        return Optional.of(new Entry(row, id, body));
    }

    private String from(Row row) {
        var from = row.text("from");
        return from == null
                ? LocalDateTime.ofInstant(settings.at(), ZoneOffset.UTC).toString()
                : local(from);
    }

    /// The local time of a cell. A date without a time means the start of the day.
    private static String local(String text) {
        return text.length() == "2026-11-22".length() ? text + "T00:00:00" : text;
    }
}
