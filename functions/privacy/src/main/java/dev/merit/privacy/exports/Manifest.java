package dev.merit.privacy.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.merit.shared.id.DataRequestId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.totals.Head;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The manifest of an export: what it is of, as of when, its files, and what each field means. While the
/// export runs it is the list of the files so far.
final class Manifest {

    private static final int FORMAT = 1;

    private static final String AS_OF = "asOf";
    private static final String FILES = "files";
    private static final String ROWS = "rows";
    private static final String KINDS = "kinds";

    private static final String NOTES =
            "Times are UTC. A file in JSON is an array of rows; a field that is missing has no"
                    + " value. A file in CSV (RFC 4180, UTF-8) has the same rows; lists and objects are JSON in a cell, and a text"
                    + " that a spreadsheet may run as a formula has an apostrophe before it. The files are not of one moment:"
                    + " everything recorded before `asOf` is in them, and what is recorded later may be.";

    private static final Map<String, String> LEFT_OUT = new TreeMap<>(Map.of(
            "ids of other members", "Who referred the member, and whom points went to or came from, are others' data.",
            "guards and answers of identities and requests", "MACs, which tell nothing; they serve repetitions only.",
            "sums by month, points by day",
                    "Computed from the activities and entries that are here, or left of old ones that were removed.",
            "pending confirmations", "The same rows as in `consents`, with a MAC of their token.",
            "data requests", "They are at /v1/data-requests."));

    private final ObjectNode json;

    private Manifest(ObjectNode json) {
        this.json = json;
    }

    /// The manifest of an export that begins.
    ///
    /// @param head of the ledger then
    static Manifest begun(MemberId member, DataRequestId request, Instant asOf, Head head) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("formatVersion", FORMAT)
                .put("memberId", member.value())
                .put("requestId", request.value())
                .put(AS_OF, asOf.toString());
        json.putObject("ledger")
                .put("nextPosting", head.posting())
                .put("postedAt", head.postedAt().toString());
        json.putArray(FILES);
        return new Manifest(json);
    }

    static Manifest from(JsonNode json) {
        return new Manifest((ObjectNode) json);
    }

    Instant asOf() {
        return Instant.parse(json.path(AS_OF).textValue());
    }

    List<ExportFile> files() {
        return json.path(FILES).valueStream().map(ExportFile::from).toList();
    }

    /// The number of the next part of a kind.
    long next(ExportKind kind) {
        return 1
                + files().stream()
                        .filter(file -> file.kind().equals(kind.name()) && !ExportFile.isCsv(file.name()))
                        .count();
    }

    void add(ExportFile file) {
        ((ArrayNode) json.path(FILES)).add(file.toJson());
    }

    /// Adds what who reads the files needs.
    void complete(Instant now) {
        json.put("completedAt", now.toString()).put("notes", NOTES);
        var kinds = json.putArray(KINDS);
        for (var kind : ExportKinds.ALL) {
            var node = kinds.addObject()
                    .put("kind", kind.name())
                    .put("meaning", kind.meaning())
                    .put(ROWS, rows(kind));
            var fields = node.putObject("fields");
            kind.fields().forEach(field -> fields.put(field.name(), field.meaning()));
        }
        var leftOut = json.putObject("leftOut");
        LEFT_OUT.forEach(leftOut::put);
    }

    private long rows(ExportKind kind) {
        return files().stream()
                .filter(file -> file.kind().equals(kind.name()) && !ExportFile.isCsv(file.name()))
                .mapToLong(ExportFile::rows)
                .sum();
    }

    JsonNode json() {
        return json;
    }
}
