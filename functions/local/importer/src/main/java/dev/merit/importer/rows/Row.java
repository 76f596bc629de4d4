package dev.merit.importer.rows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row as it stands in its file, from the line with this number on, counted from one.
public record Row(long line, Columns columns, List<String> cells) {

    /// What the row says in a column, without blanks around it; null where it says nothing or has no such column.
    @Nullable
    public String text(String column) {
        int position = columns.position(column);
        if (position < 0) {
            return null;
        }
        var text = cells.get(position).strip();
        return text.isEmpty() ? null : text;
    }

    /// Refuses a row that is shorter or longer than the header, since a cell of it may be in the wrong column.
    public void checkLength() {
        int wanted = columns.names().size();
        if (cells.size() != wanted) {
            throw new BadRow("has " + cells.size() + " cells where the first line has " + wanted);
        }
    }
}
