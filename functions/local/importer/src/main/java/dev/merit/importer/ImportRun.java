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

/// One import of one file: reads it once to see what there is, then once for each stage.
final class ImportRun {

    /// Looks at what a row asks for before anything is sent.
    interface Check {
        /// Does nothing if all is well.
        ///
        /// @throws BadRow if Merit would refuse it
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

    /// Reads the whole file, rejects what cannot be sent at all, and counts the rest.
    ///
    /// @param check what else to reject rows for
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
                // A row that an earlier stage rejected has nothing to build upon in this one.
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

    /// What there is to send, for people.
    String plan() {
        return tally.plan() + foot();
    }

    /// What became of the file, for people.
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
