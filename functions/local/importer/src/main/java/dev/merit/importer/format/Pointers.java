package dev.merit.importer.format;

import dev.merit.importer.rows.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Names the column that a field of a request was made of, so that whoever made the file finds what is wrong in it.
final class Pointers {

    private final Map<String, List<String>> columns;

    /// @param columns for a field, its steps parted by dots and without places in lists, the columns of which it may
    /// be made; or, where there is no such column, what else decides it
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

    /// The steps of a pointer without places in lists, parted by dots.
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
