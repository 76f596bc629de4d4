package dev.merit.importer;

import dev.merit.importer.format.Format;
import dev.merit.importer.format.Format.Entry;
import dev.merit.importer.format.Stage;
import dev.merit.importer.rows.BadRow;
import dev.merit.importer.rows.Row;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One import of one file. It reads the file once to check and count its rows, and then once for each stage.
final class ImportRun {

    /// Checks the entry of a row before anything is sent.
    interface Check {
        /// Checks one entry.
        ///
        /// @throws BadRow if Merit would refuse the entry
        void check(Stage stage, Entry entry);
    }

    private final Format format;
    private final RejectedRows rejected;
    private final PrintStream screen;
    private final ImportTally tally;
    private long count;

    ImportRun(Format format, RejectedRows rejected, PrintStream screen) {
        this.format = format;
        this.rejected = rejected;
        this.screen = screen;
        this.tally = new ImportTally(format.stages());
    }

    /// Reads the whole file, rejects rows that cannot be sent, and counts the others.
    ///
    /// @param check a further check of each row
    void survey(Check check) throws IOException {
        try (var rows = format.open()) {
            format.notes().forEach(screen::println);
            for (var row = rows.next(); row != null; row = rows.next()) {
                survey(row, check);
            }
        }
    }

    private void survey(Row row, Check check) {
        try {
            format.notice(row);
            var stages = new ArrayList<Stage>();
            for (var stage : format.stages()) {
                var entry = format.entry(stage, row);
                if (entry.isPresent()) {
                    check.check(stage, entry.get());
                    stages.add(stage);
                }
            }
            stages.forEach(tally::expect);
            count += stages.isEmpty() ? 0 : 1;
        } catch (BadRow e) {
            count++;
            rejected.add(row, e.reason());
        }
    }

    void send(Delivery delivery, int parallel, int batchSize) throws IOException, InterruptedException {
        for (var stage : format.stages()) {
            if (tally.expected(stage) > 0) {
                send(delivery, stage, parallel, batchSize);
            }
        }
    }

    private void send(Delivery delivery, Stage stage, int parallel, int batchSize)
            throws IOException, InterruptedException {
        long started = System.nanoTime();
        try (var rows = format.open();
                var bar = Progress.of(stage.title(), tally.expected(stage), screen);
                var batches = new ParallelBatches(parallel, batchSize, batch -> {
                    note(stage, batch, delivery.send(stage, batch));
                    bar.stepBy(batch.size());
                })) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                // A row that an earlier stage has rejected is not sent in later ones.
                if (!rejected.has(row)) {
                    var entry = format.entry(stage, row);
                    if (entry.isPresent()) {
                        batches.add(entry.get());
                    }
                }
            }
            batches.finish();
        } finally {
            tally.took(stage, Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private void note(Stage stage, List<Entry> batch, List<Outcome> outcomes) {
        for (int i = 0; i < batch.size(); i++) {
            tally.count(stage, outcomes.get(i));
            if (outcomes.get(i) instanceof Outcome.Rejected(var reason)) {
                rejected.add(batch.get(i).row(), reason);
            }
        }
    }

    /// A text with the number of entries to send.
    String plan() {
        return tally.plan() + foot();
    }

    /// A text with the result of the import.
    String summary() {
        return tally.table() + foot();
    }

    private String foot() {
        int bad = rejected.count();
        return bad == 0
                ? String.format(Locale.ROOT, "%,d rows, none rejected%n", count)
                : String.format(Locale.ROOT, "%,d rows, %,d of them rejected: see %s%n", count, bad, rejected.file());
    }
}
