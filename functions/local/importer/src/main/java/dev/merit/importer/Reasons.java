package dev.merit.importer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.importer.format.Format;
import dev.merit.importer.format.Format.Entry;
import dev.merit.importer.format.Stage;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Makes one line of the problem with which Merit refuses a row. It names the columns of the file instead of fields.
final class Reasons {

    private final Format format;

    Reasons(Format format) {
        this.format = format;
    }

    /// @param problem as RFC 9457 has it
    String of(Stage stage, Entry entry, JsonNode problem) {
        var fields = StreamSupport.stream(problem.path("errors").spliterator(), false)
                .map(field -> field(stage, entry, field))
                .collect(Collectors.joining("; "));
        return fields.isEmpty() ? brief(problem) : code(problem) + ": " + fields;
    }

    /// The line of a problem that names no fields.
    static String brief(JsonNode problem) {
        return problem.has("detail")
                ? code(problem) + ": " + problem.path("detail").asText()
                : code(problem);
    }

    private static String code(JsonNode problem) {
        return problem.path("code").asText("refused");
    }

    private String field(Stage stage, Entry entry, JsonNode field) {
        var pointer = field.path("pointer").asText();
        if (stage.batched()) {
            // The problem of a whole batch names the list and the index of the row.
            pointer = pointer.replaceFirst("^/" + stage.array() + "/\\d+", "");
        }
        var column = format.column(stage, entry.row(), pointer);
        var unit = pointer.endsWith("/minorUnits") ? " in minor units" : "";
        return column + unit + " " + field.path("reason").asText();
    }
}
