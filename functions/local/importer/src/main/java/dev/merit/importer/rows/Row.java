package dev.merit.importer.rows;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A row as it stands in its file, from the line with this number on, counted from one.
///
/// @param rest further rows that are one thing with this one, the lines of one order say
public record Row(long line, Columns columns, List<String> cells, List<Row> rest) {

    public Row(long line, Columns columns, List<String> cells) {
        this(line, columns, cells, List.of());
    }

    /// This row and what belongs to it, each by itself.
    public List<Row> all() {
        return Stream.concat(Stream.of(new Row(line, columns, cells)), rest.stream())
                .toList();
    }

    /// What the row says in a column, without blanks around it; null where it says nothing or has no such column.
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

    /// Refuses a row that is shorter or longer than the header, since a cell of it may be in the wrong column.
    public void checkLength() {
        int wanted = columns.names().size();
        if (cells.size() != wanted) {
            throw new BadRow("has " + cells.size() + " cells where the first line has " + wanted);
        }
    }
}
