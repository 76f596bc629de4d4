package dev.merit.importer.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.merit.importer.rows.BadRow;
import dev.merit.importer.rows.Columns;
import dev.merit.importer.rows.LineRows;
import dev.merit.importer.rows.Row;
import dev.merit.importer.rows.Rows;
import dev.merit.importer.rows.TextFile;
import java.io.IOException;
import java.util.List;

/// Activities as JSON, one per line. They are sent unchanged.
final class ActivityLines implements ActivitiesFormat.Source {

    private static final Columns COLUMNS = new Columns(List.of("activity"));

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final TextFile file;

    ActivityLines(TextFile file) {
        this.file = file;
    }

    @Override
    public Rows open() throws IOException {
        return new LineRows(file, COLUMNS, List::of);
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    @Override
    public void notice(Row row) {}

    /// A line has fields instead of columns.
    @Override
    public String column(Row row, String pointer) {
        return Pointers.path(pointer);
    }

    @Override
    public ObjectNode body(Row row) {
        try {
            if (JSON.readTree(row.cells().getFirst()) instanceof ObjectNode activity) {
                return activity;
            }
            throw new BadRow("is not a JSON object");
        } catch (JsonProcessingException e) {
            throw new BadRow("is not JSON: " + e.getOriginalMessage());
        }
    }
}
