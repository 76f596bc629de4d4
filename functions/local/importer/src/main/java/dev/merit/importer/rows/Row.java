package dev.merit.importer.rows;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A row of a file.
///
/// @param line the number of its first line, counted from 1
/// @param rest further rows of the same record, such as the other lines of an order
public record Row(long line, Columns columns, List<String> cells, List<Row> rest) {

    public Row(long line, Columns columns, List<String> cells) {
        this(line, columns, cells, List.of());
    }

    /// This row and the further rows of its record, each as a row without further ones.
    public List<Row> all() {
        return Stream.concat(Stream.of(new Row(line, columns, cells)), rest.stream())
                .toList();
    }

    /// The text in a column, without blanks around it; null if it is empty or there is no such column.
    @Nullable
    public String text(String column) {
        int position = columns.position(column);
        if (position < 0 || position >= cells.size()) {
            return null;
        }
        var text = cells.get(position).strip();
        return text.isEmpty() ? null : text;
    }

    /// The column's name as the file spells it.
    public String label(String column) {
        return columns.label(column);
    }

    /// Refuses a row that is shorter or longer than the header, because its cells may be in the wrong columns.
    public void checkLength() {
        int wanted = columns.names().size();
        if (cells.size() != wanted) {
            throw new BadRow("has " + cells.size() + " cells where the first line has " + wanted);
        }
    }
}
