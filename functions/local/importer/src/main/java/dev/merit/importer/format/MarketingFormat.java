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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Marketing strategies of the past, from CSV, each with what it brought in: its opening revenue. They stay drafts,
/// which
/// give nothing to anyone.
final class MarketingFormat implements Format {

    private static final List<String> IDS = List.of("externalId", "strategy_id", "id");
    private static final Set<String> KNOWN =
            Known.of(List.of(IDS, List.of("name", "from", "to", "zone", "revenue", "currency")));

    private final Settings settings;

    MarketingFormat(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<Stage> stages() {
        return List.of(Stage.STRATEGIES);
    }

    @Override
    public Rows open() throws IOException {
        return Known.open(settings, KNOWN, false, columns -> {
            Known.atMostOne(columns, IDS);
            columns.need("revenue");
        });
    }

    @Override
    public Optional<Entry> entry(Stage stage, Row row) {
        row.checkLength();
        var revenue = row.text("revenue");
        if (revenue == null) {
            throw new BadRow("revenue is empty");
        }
        var currency = Cells.currency(row, settings.currency());
        var id = id(row);
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
                .set("revenue", Cells.money("revenue", revenue, currency));
        return Optional.of(new Entry(row, id, body));
    }

    private String from(Row row) {
        var from = row.text("from");
        return from == null
                ? LocalDateTime.ofInstant(settings.at(), ZoneOffset.UTC).toString()
                : local(from);
    }

    /// A date without a time is its beginning.
    private static String local(String text) {
        return text.length() == "2026-11-22".length() ? text + "T00:00:00" : text;
    }

    private String id(Row row) {
        for (var column : IDS) {
            if (row.columns().has(column)) {
                return Objects.requireNonNullElseGet(row.text(column), () -> {
                    throw new BadRow(column + " is empty");
                });
            }
        }
        return settings.idOf(row);
    }
}
