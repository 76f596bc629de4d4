package dev.merit.importer.format;

import dev.merit.importer.rows.Columns;
import dev.merit.importer.rows.Row;
import dev.merit.importer.rows.Rows;
import java.io.IOException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Makes one row of the lines of an order: rows that follow each other and have the same text in one column.
final class OrderRows implements Rows {

    private final Rows rows;
    private final String id;
    private @Nullable Row ahead;

    OrderRows(Rows rows, String id) throws IOException {
        this.rows = rows;
        this.id = id;
        this.ahead = rows.next();
    }

    @Override
    public Columns columns() {
        return rows.columns();
    }

    @Override
    public @Nullable Row next() throws IOException {
        var first = ahead;
        if (first == null) {
            return null;
        }
        var rest = new ArrayList<Row>();
        var order = first.text(id);
        ahead = rows.next();
        while (order != null && ahead != null && order.equals(ahead.text(id))) {
            rest.add(ahead);
            ahead = rows.next();
        }
        return new Row(first.line(), first.columns(), first.cells(), rest);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
