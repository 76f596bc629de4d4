package dev.merit.importer.format;

import dev.merit.importer.rows.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Names the column from which a field of a request was made, so that the author of the file finds the error.
final class Pointers {

    private final Map<String, List<String>> columns;

    /// @param columns by field, the columns from which it may be made, or the option that decides it. The key is the
    /// path of the field, its steps separated by dots, without list indexes.
    Pointers(Map<String, List<String>> columns) {
        this.columns = columns;
    }

    /// @param pointer a JSON pointer from the record that the row asks for
    String column(Row row, String pointer) {
        var path = path(pointer);
        for (var field = path; !field.isEmpty(); field = parent(field)) {
            var candidates = columns.get(field);
            if (candidates != null) {
                return candidates.stream()
                        .filter(row.columns()::has)
                        .map(row::label)
                        .findFirst()
                        .orElse(candidates.getLast());
            }
        }
        return path.isEmpty() ? "the row" : row.label(path);
    }

    /// The steps of a pointer separated by dots, without list indexes.
    static String path(String pointer) {
        return Arrays.stream(pointer.split("/"))
                .filter(step -> !step.isEmpty() && !step.chars().allMatch(Character::isDigit))
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .collect(Collectors.joining("."));
    }

    private static String parent(String field) {
        int dot = field.lastIndexOf('.');
        return dot < 0 ? "" : field.substring(0, dot);
    }
}
