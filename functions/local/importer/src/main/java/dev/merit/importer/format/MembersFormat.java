package dev.merit.importer.format;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.merit.importer.rows.BadRow;
import dev.merit.importer.rows.Cells;
import dev.merit.importer.rows.Row;
import dev.merit.importer.rows.Rows;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Members from CSV. What a member bought before may stand in the column `purchase_amount`: it becomes one purchase,
/// the
/// opening purchase, when the member registered. Where the file does not say when that was, it occurred at the option
/// `--at`, whatever the day of the import, so that the same file sent again is recognised. An amount of nothing makes
/// no
/// purchase.
final class MembersFormat implements Format {

    private static final String OPENING = "purchase_amount";
    private static final List<String> IDS = List.of("externalId", "member_id", "id", "customer_id");
    private static final List<String> TEXTS =
            List.of("email", "phone", "name", "birthDate", "locale", "channel", "referredBy");
    private static final List<String> CONSENTS = List.of("marketing", "profiling");
    private static final Set<String> KNOWN = Known.of(List.of(
            IDS, TEXTS, List.of("registeredAt", "consents.marketing", "consents.profiling", OPENING, "currency")));

    private final Settings settings;

    MembersFormat(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<Stage> stages() {
        return List.of(Stage.MEMBERS, Stage.OPENING_PURCHASES);
    }

    @Override
    public Rows open() throws IOException {
        return Known.open(settings, KNOWN, true, columns -> Known.atMostOne(columns, IDS));
    }

    @Override
    public void notice(Row row) {
        member(row);
        opening(row);
    }

    @Override
    public Optional<Entry> entry(Stage stage, Row row) {
        return stage == Stage.MEMBERS ? Optional.of(member(row)) : opening(row);
    }

    private Entry member(Row row) {
        row.checkLength();
        var id = id(row);
        var body = JsonNodeFactory.instance.objectNode().put("externalId", id);
        TEXTS.forEach(column -> Cells.copy(row, column, body));
        var registeredAt = row.text("registeredAt");
        Cells.put(body, "registeredAt", registeredAt == null ? null : Cells.time(registeredAt));
        consents(row, body);
        Cells.attributes(row, body);
        return new Entry(row, id, body);
    }

    /// Merit wants to know both consents or neither; one that the row says nothing of was not given.
    private static void consents(Row row, ObjectNode body) {
        if (CONSENTS.stream().allMatch(consent -> row.text("consents." + consent) == null)) {
            return;
        }
        var consents = body.putObject("consents");
        for (var consent : CONSENTS) {
            var column = "consents." + consent;
            consents.put(consent, Cells.yes(column, Objects.requireNonNullElse(row.text(column), "no")));
        }
    }

    private Optional<Entry> opening(Row row) {
        var text = row.text(OPENING);
        if (text == null) {
            return Optional.empty();
        }
        var amount = Cells.money(OPENING, text, Cells.currency(row, settings.currency()));
        long minorUnits = amount.get("minorUnits").longValue();
        if (minorUnits < 0) {
            throw new BadRow(OPENING + " is negative: " + text);
        }
        if (minorUnits == 0) {
            return Optional.empty();
        }
        var id = id(row);
        var registeredAt = row.text("registeredAt");
        var body = JsonNodeFactory.instance
                .objectNode()
                // An activity's id has fewer characters than a shop's own name for a member may have.
                .put("activityId", "opening-" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                .put("externalMemberId", id)
                .put("type", "purchase")
                .put("occurredAt", registeredAt == null ? settings.at().toString() : Cells.time(registeredAt));
        body.set("amount", amount);
        return Optional.of(new Entry(row, id, body));
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
