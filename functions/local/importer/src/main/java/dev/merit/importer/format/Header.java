package dev.merit.importer.format;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.merit.importer.rows.BadFile;
import dev.merit.importer.rows.BadRow;
import dev.merit.importer.rows.Cells;
import dev.merit.importer.rows.Columns;
import dev.merit.importer.rows.CsvRows;
import dev.merit.importer.rows.Row;
import dev.merit.importer.rows.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The first line of a CSV file: which columns are known, and what is done with the others. Unknown columns become
/// attributes, so the attributes of a row are read here too.
final class Header {

    private static final int MAX_ATTRIBUTES = 50;
    private static final int MAX_NAME = 64;
    private static final int MAX_VALUE = 256;
    private static final String ATTRIBUTES = "attributes.";

    private final Settings settings;
    private final Set<String> known;
    private final List<String> ids;
    private final boolean withAttributes;
    private final Consumer<Columns> check;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private boolean read;

    /// @param ids            the columns that may hold a record's id; the first one that the file has is used
    /// @param withAttributes whether records of this kind have attributes
    /// @param check          refuses a file without the columns that its kind requires
    Header(Settings settings, Set<String> known, List<String> ids, boolean withAttributes, Consumer<Columns> check) {
        this.settings = settings;
        this.known = known;
        this.ids = ids;
        this.withAttributes = withAttributes;
        this.check = check;
    }

    static Set<String> of(List<List<String>> columns) {
        return columns.stream().flatMap(Collection::stream).collect(Collectors.toUnmodifiableSet());
    }

    /// The columns of an id, and the option from which an id is made if the file has none of them.
    static List<String> idColumns(List<String> ids) {
        return Stream.concat(ids.stream(), Stream.of("--source")).toList();
    }

    /// Opens the file. The first call also checks the columns. If some are unknown, it reads the whole file to decide
    /// what is done with them.
    Rows open() throws IOException {
        if (!read) {
            try (var rows = new CsvRows(settings.file())) {
                var columns = rows.columns();
                columns.someKnown(known);
                columns.once(known);
                check.accept(columns);
                deal(columns.unknown(used(columns), withAttributes), rows);
            }
            read = true;
        }
        return new CsvRows(settings.file());
    }

    /// What was done with unknown columns, one line for each.
    List<String> notes() {
        return List.copyOf(notes);
    }

    /// The known columns, except those that may hold an id but come after the one that does.
    private Set<String> used(Columns columns) {
        var others = ids.stream().filter(columns::has).skip(1).toList();
        return known.stream().filter(column -> !others.contains(column)).collect(Collectors.toSet());
    }

    private void deal(List<String> unknown, Rows rows) throws IOException {
        attributes.putAll(withAttributes ? rows.columns().attributes() : Map.of());
        if (unknown.isEmpty()) {
            return;
        }
        switch (settings.unknown()) {
            case REFUSE -> throw refused(unknown);
            case IGNORE -> unknown.forEach(column -> ignored(column, "as --ignore-unknown says"));
            case KEEP -> keep(unknown, rows);
        }
    }

    private BadFile refused(List<String> unknown) {
        return new BadFile("Line 1 has unknown columns: "
                + unknown.stream().map(Columns::quoted).collect(Collectors.joining(", ")) + ". Known are "
                + String.join(", ", new TreeSet<>(known)) + (withAttributes ? " and attributes.<name>." : "."));
    }

    private void keep(List<String> unknown, Rows rows) throws IOException {
        if (!withAttributes) {
            unknown.forEach(column -> ignored(column, "since a strategy has no attributes"));
            return;
        }
        var reasons = reasonsAgainst(unknown, rows);
        for (var column : unknown) {
            var reason = reasons.get(column);
            if (reason == null && attributes.containsValue(column)) {
                reason = "since there is a column attributes." + column;
            }
            if (reason == null && attributes.size() == MAX_ATTRIBUTES) {
                reason = "since there are at most " + MAX_ATTRIBUTES + " attributes";
            }
            if (reason == null) {
                attributes.put(column, column);
                notes.add(said(column) + "kept as an attribute.");
            } else {
                ignored(column, reason);
            }
        }
    }

    private void ignored(String column, String reason) {
        notes.add(said(column) + "ignored, " + reason + ".");
    }

    private String said(String column) {
        return ids.contains(column)
                ? "Column " + Columns.quoted(column) + " beside another id: "
                : "Column " + Columns.quoted(column) + " is not known: ";
    }

    /// The reasons by column why columns cannot be attributes. A column that can be one is absent.
    private static Map<String, String> reasonsAgainst(List<String> unknown, Rows rows) throws IOException {
        var reasons = new LinkedHashMap<String, String>();
        for (var column : unknown) {
            if (column.isEmpty()) {
                reasons.put(column, "since it has no name");
            } else if (column.codePointCount(0, column.length()) > MAX_NAME) {
                reasons.put(column, "since its name has more than " + MAX_NAME + " characters");
            }
        }
        for (var row = rows.next(); row != null; row = rows.next()) {
            for (var column : unknown) {
                var reason = reasons.containsKey(column) ? null : reasonAgainst(row.text(column));
                if (reason != null) {
                    reasons.put(column, "since line " + row.line() + " has " + reason);
                }
            }
        }
        return reasons;
    }

    private static @Nullable String reasonAgainst(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.codePointCount(0, text.length()) > MAX_VALUE) {
            return "more than " + MAX_VALUE + " characters in it";
        }
        return text.codePoints().anyMatch(Header::garbles) ? "control characters in it" : null;
    }

    private static boolean garbles(int character) {
        return Character.isISOControl(character) && "\n\r\t".indexOf(character) < 0;
    }

    /// The id of a row: from the first of the id columns that the file has, otherwise made from the line of the row.
    String id(Row row) {
        for (var column : ids) {
            if (row.columns().has(column)) {
                return Objects.requireNonNullElseGet(row.text(column), () -> {
                    throw new BadRow(row.label(column) + " is empty");
                });
            }
        }
        return settings.idOf(row);
    }

    /// Adds the attributes of the row.
    void attributes(Row row, ObjectNode to) {
        var object = JsonNodeFactory.instance.objectNode();
        attributes.forEach((column, name) -> Cells.put(object, name, row.text(column)));
        if (!object.isEmpty()) {
            to.set("attributes", object);
        }
    }

    /// The column from which a field or an attribute was made.
    ///
    /// @param pointer a JSON pointer into the body of the row
    /// @param fields the columns of the fields
    String column(Row row, String pointer, Pointers fields) {
        var path = Pointers.path(pointer);
        return path.startsWith(ATTRIBUTES)
                ? columnOf(path.substring(ATTRIBUTES.length()))
                : fields.column(row, pointer);
    }

    /// The column of an attribute.
    String columnOf(String attribute) {
        return attributes.entrySet().stream()
                .filter(entry -> entry.getValue().equals(attribute))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(attribute);
    }
}
