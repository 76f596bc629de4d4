package dev.merit.privacy.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.merit.shared.table.Item;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Some rows of a kind, as two files with the same rows: an array in JSON with a row a line, and CSV (RFC
/// 4180).
///
/// In CSV a text that a spreadsheet may run as a formula has an apostrophe before it; JSON has it as it is.
/// The few lines of CSV are written here, because each function that uses it would have a library more to
/// load.
final class ExportPart {

    /// A file of 1 MB is within what Lambda answers.
    private static final long MAX_BYTES = 1_000_000;

    /// Below the 400 KB of an item; and 25 of them, which a step of an erasure deletes, are below the 4 MB of
    /// a transaction.
    private static final int MAX_COMPRESSED = 100_000;

    private static final String NEW_LINE = "\r\n";
    private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r].*", Pattern.DOTALL);
    private static final Pattern HARMLESS = Pattern.compile("[+-]?[0-9 ()./-]*");

    private final ExportKind kind;
    private final ExportedMember member;
    private final CompressedFile json = new CompressedFile();
    private final CompressedFile csv = new CompressedFile();
    private long rows;

    ExportPart(ExportKind kind, ExportedMember member) {
        this.kind = kind;
        this.member = member;
    }

    void add(Item item) {
        var row = kind.row(item, member);
        if (rows == 0) {
            csv.write(kind.fields().stream().map(ExportKind.Field::name).collect(Collectors.joining(",")) + NEW_LINE);
        }
        json.write((rows == 0 ? "[\n" : ",\n") + member.json().write(row));
        csv.write(line(row));
        rows++;
    }

    private String line(ObjectNode row) {
        return kind.fields().stream().map(field -> cell(row.path(field.name()))).collect(Collectors.joining(","))
                + NEW_LINE;
    }

    static String cell(JsonNode value) {
        var text = value.isContainerNode() ? value.toString() : value.asText();
        boolean runs = value.isTextual()
                && FORMULA.matcher(text).matches()
                && !HARMLESS.matcher(text).matches();
        var safe = runs ? "'" + text : text;
        return QUOTED.matcher(safe).find() ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    boolean isFull() {
        return Math.max(json.bytes(), csv.bytes()) >= MAX_BYTES
                || Math.max(json.compressedBytes(), csv.compressedBytes()) >= MAX_COMPRESSED;
    }

    long rows() {
        return rows;
    }

    /// A file with its content.
    record Ended(ExportFile file, CompressedFile content) {}

    /// Ends both files.
    ///
    /// @param name without its ending
    List<Ended> end(String name) {
        json.write("\n]\n");
        return List.of(ended(name + ExportFile.JSON, json), ended(name + ExportFile.CSV, csv));
    }

    private Ended ended(String name, CompressedFile content) {
        content.end();
        return new Ended(new ExportFile(name, kind.name(), rows, content.bytes(), content.sha256()), content);
    }
}
