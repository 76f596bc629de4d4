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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Members from CSV. The column `purchase_amount` may have the amount of a member's earlier purchases. It becomes one
/// purchase, the opening purchase, at the time of the registration. If the file does not have that time, the purchase
/// is dated by the option `--at` instead of the day of the import, so Merit recognises a file that is sent again. An
/// amount of 0 makes no purchase.
final class MembersFormat implements Format {

    private static final String OPENING = "purchase_amount";
    private static final int MAX_ID = 128;
    private static final List<String> IDS = List.of("externalId", "member_id", "user_id", "customer_id", "id");
    private static final List<String> TEXTS =
            List.of("email", "phone", "name", "birthDate", "locale", "channel", "referredBy");
    private static final List<String> CONSENTS = List.of("marketing", "profiling");
    private static final Set<String> KNOWN = Header.of(List.of(
            IDS, TEXTS, List.of("registeredAt", "consents.marketing", "consents.profiling", OPENING, "currency")));

    private static final Pointers MEMBER = new Pointers(Map.of("externalId", Header.idColumns(IDS)));
    private static final Pointers PURCHASE = new Pointers(Map.of(
            "activityId", Header.idColumns(IDS),
            "externalMemberId", Header.idColumns(IDS),
            "amount", List.of(OPENING),
            "amount.currency", List.of("currency", "--currency"),
            "occurredAt", List.of("registeredAt", "--at")));

    private final Settings settings;
    private final Header header;

    MembersFormat(Settings settings) {
        this.settings = settings;
        this.header = new Header(settings, KNOWN, IDS, true, _ -> {});
    }

    @Override
    public List<Stage> stages() {
        return List.of(Stage.MEMBERS, Stage.OPENING_PURCHASES);
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
        return header.column(row, pointer, stage == Stage.MEMBERS ? MEMBER : PURCHASE);
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
        var id = header.id(row);
        var body = JsonNodeFactory.instance.objectNode().put("externalId", id);
        TEXTS.forEach(column -> Cells.copy(row, column, body));
        var registeredAt = row.text("registeredAt");
        Cells.put(body, "registeredAt", registeredAt == null ? null : Cells.time(registeredAt));
        consents(row, body);
        header.attributes(row, body);
        return new Entry(row, id, body);
    }

    /// Merit takes both consents or neither. If the row has only one of them, the other counts as not given.
    private static void consents(Row row, ObjectNode body) {
        if (CONSENTS.stream().allMatch(consent -> row.text("consents." + consent) == null)) {
            return;
        }
        var consents = body.putObject("consents");
        for (var consent : CONSENTS) {
            var column = "consents." + consent;
            consents.put(consent, Cells.yes(row.label(column), Objects.requireNonNullElse(row.text(column), "no")));
        }
    }

    private Optional<Entry> opening(Row row) {
        var text = row.text(OPENING);
        if (text == null) {
            return Optional.empty();
        }
        var amount = Cells.money(
                row.label(OPENING), text, Cells.currency(row, settings.currency()), settings.decimalComma());
        long minorUnits = amount.get("minorUnits").longValue();
        if (minorUnits < 0) {
            throw new BadRow(row.label(OPENING) + " is negative: " + text);
        }
        if (minorUnits == 0) {
            return Optional.empty();
        }
        var id = header.id(row);
        var registeredAt = row.text("registeredAt");
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("activityId", openingId(id))
                .put("externalMemberId", id)
                .put("type", "purchase")
                .put("occurredAt", registeredAt == null ? settings.at().toString() : Cells.time(registeredAt));
        body.set("amount", amount);
        return Optional.of(new Entry(row, id, body));
    }

    /// An activity's id allows fewer characters than a shop's id of a member, and may have to be shorter.
    private static String openingId(String id) {
        var name = "opening-" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        return name.length() <= MAX_ID
                ? name
                : "opening-" + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    }
}
