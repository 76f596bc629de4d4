package dev.merit.importer.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// Comma-separated values as RFC 4180 has them, the columns' names in the first line.
public final class CsvRows implements Rows {

    /// Empty lines are told apart here, not by the parser, whose line numbers would then be wrong after one.
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Columns columns;

    public CsvRows(Path file) throws IOException {
        parser = CSVParser.parse(Rows.reader(file), FORMAT);
        records = parser.iterator();
        try {
            var first = next(new Columns(List.of()));
            if (first == null || first.line() > 1) {
                throw new BadFile("Line 1 is empty; it should name the columns.");
            }
            columns = new Columns(first.cells());
        } catch (IOException | RuntimeException e) {
            parser.close();
            throw e;
        }
    }

    @Override
    public Columns columns() {
        return columns;
    }

    @Override
    public @Nullable Row next() throws IOException {
        return next(columns);
    }

    private @Nullable Row next(Columns columns) throws IOException {
        long before = parser.getCurrentLineNumber();
        try {
            while (records.hasNext()) {
                var cells = records.next().toList();
                if (cells.size() > 1 || !cells.getFirst().isBlank()) {
                    return new Row(before + 1, columns, cells);
                }
                before = parser.getCurrentLineNumber();
            }
            return null;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw Rows.notUtf8(before, e);
            }
            throw new BadFile("The row in line " + (before + 1) + " is not CSV: its quotes do not match.", e);
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
