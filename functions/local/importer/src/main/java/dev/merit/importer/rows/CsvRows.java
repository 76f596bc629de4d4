package dev.merit.importer.rows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// Separated values by RFC 4180, with the names of the columns in the first line. Rows of empty cells are skipped.
public final class CsvRows implements Rows {

    /// Empty lines are skipped by this class: the line numbers of the parser are wrong after a line that it skips.
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private final TextFile file;
    private final int skipped;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Columns columns;

    public CsvRows(TextFile file) throws IOException {
        this.file = file;
        var reader = file.reader();
        var separator = separator(reader);
        skipped = separator.lines();
        parser = CSVParser.parse(
                reader, FORMAT.builder().setDelimiter(separator.character()).get());
        records = parser.iterator();
        try {
            var first = next(new Columns(List.of()));
            if (first == null || first.line() > skipped + 1) {
                throw new BadFile("Line " + (skipped + 1) + " is empty; it should name the columns.");
            }
            columns = new Columns(first.cells());
        } catch (IOException | RuntimeException e) {
            parser.close();
            throw e;
        }
    }

    private Separator separator(BufferedReader reader) throws IOException {
        try {
            return Separator.of(reader);
        } catch (CharacterCodingException e) {
            reader.close();
            throw file.undecodable(0, e);
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
        long before = line();
        try {
            while (records.hasNext()) {
                var cells = records.next().toList();
                if (!cells.stream().allMatch(String::isBlank)) {
                    return new Row(before + 1, columns, cells);
                }
                before = line();
            }
            return null;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException cause) {
                throw file.undecodable(before, cause);
            }
            throw new BadFile("The row in line " + (before + 1) + " is not CSV: its quotes do not match.", e);
        }
    }

    private long line() {
        return skipped + parser.getCurrentLineNumber();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
