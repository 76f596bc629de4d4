package dev.merit.importer;

import dev.merit.importer.rows.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/// Writes rejected rows with their line and the reason to a CSV file, which exists only if a row was rejected. Each row
/// is on the disk before the next one is processed.
final class RejectedRows implements AutoCloseable {

    private final Path file;
    private final BitSet lines = new BitSet();
    private @Nullable CSVPrinter printer;

    /// @param file replaced if it exists, because a new import rejects again all rows that are still wrong
    RejectedRows(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    synchronized void add(Row row, String reason) {
        row.all().forEach(each -> addAlone(each, reason));
    }

    private void addAlone(Row row, String reason) {
        lines.set(Math.toIntExact(row.line()));
        try {
            if (printer == null) {
                printer = new CSVPrinter(Files.newBufferedWriter(file), CSVFormat.RFC4180);
                printer.printRecord(behind(row.columns().names(), "line", "reason"));
            }
            printer.printRecord(behind(row.cells(), String.valueOf(row.line()), reason));
            printer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The rejected rows cannot be written to " + file, e);
        }
    }

    synchronized boolean has(Row row) {
        return lines.get(Math.toIntExact(row.line()));
    }

    synchronized int count() {
        return lines.cardinality();
    }

    private static List<String> behind(List<String> cells, String... first) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(cells);
        return all;
    }

    @Override
    public synchronized void close() throws IOException {
        if (printer != null) {
            printer.close();
        }
    }

    /// Removes the file of an earlier import if this one rejected nothing.
    void forgetEarlier() throws IOException {
        if (count() == 0) {
            Files.deleteIfExists(file);
        }
    }
}
