package dev.merit.importer.format;

import dev.merit.importer.rows.BadFile;
import dev.merit.importer.rows.Columns;
import dev.merit.importer.rows.CsvRows;
import dev.merit.importer.rows.Rows;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Opens CSV files whose first line is checked.
final class Known {

    private Known() {}

    static Set<String> of(List<List<String>> columns) {
        return columns.stream().flatMap(Collection::stream).collect(Collectors.toUnmodifiableSet());
    }

    static Rows open(Settings settings, Set<String> known, boolean attributes, Consumer<Columns> check)
            throws IOException {
        var rows = new CsvRows(settings.file());
        try {
            if (!settings.ignoreUnknown()) {
                rows.columns().onlyKnown(known, attributes);
            }
            rows.columns().someKnown(known);
            check.accept(rows.columns());
            return rows;
        } catch (BadFile e) {
            rows.close();
            throw e;
        }
    }

    static void atMostOne(Columns columns, List<String> names) {
        var there = names.stream().filter(columns::has).toList();
        if (there.size() > 1) {
            throw new BadFile("Line 1 has more than one column for the id: " + String.join(", ", there) + ".");
        }
    }
}
