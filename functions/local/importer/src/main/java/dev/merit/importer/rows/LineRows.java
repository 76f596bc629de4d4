package dev.merit.importer.rows;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One row per line, with any line ends.
public final class LineRows implements Rows {

    private final TextFile file;
    private final BufferedReader lines;
    private final Columns columns;
    private final Function<String, List<String>> cells;
    private long line;

    public LineRows(TextFile file, Columns columns, Function<String, List<String>> cells) throws IOException {
        this.file = file;
        this.lines = file.reader();
        this.columns = columns;
        this.cells = cells;
    }

    @Override
    public Columns columns() {
        return columns;
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            for (var text = lines.readLine(); text != null; text = lines.readLine()) {
                line++;
                if (!text.isBlank()) {
                    return new Row(line, columns, cells.apply(text.strip()));
                }
            }
            return null;
        } catch (CharacterCodingException e) {
            throw file.undecodable(line, e);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
