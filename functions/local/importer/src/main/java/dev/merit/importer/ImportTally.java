package dev.merit.importer;

import dev.merit.importer.format.Stage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Counts the entries to send and their outcomes, by stage.
final class ImportTally {

    private static final class Counts {
        private long expected;
        private long recorded;
        private long duplicate;
        private long rejected;
        private Duration took = Duration.ZERO;

        private long perSecond() {
            return took.isZero() ? 0 : Math.round((recorded + duplicate + rejected) * 1e9 / took.toNanos());
        }
    }

    private final Map<Stage, Counts> stages = new EnumMap<>(Stage.class);

    ImportTally(List<Stage> all) {
        all.forEach(stage -> stages.put(stage, new Counts()));
    }

    synchronized void expect(Stage stage) {
        of(stage).expected++;
    }

    synchronized long expected(Stage stage) {
        return of(stage).expected;
    }

    synchronized void count(Stage stage, Outcome outcome) {
        var counts = of(stage);
        switch (outcome) {
            case Outcome.Recorded() -> counts.recorded++;
            case Outcome.Duplicate() -> counts.duplicate++;
            case Outcome.Rejected _ -> counts.rejected++;
        }
    }

    synchronized void took(Stage stage, Duration time) {
        of(stage).took = time;
    }

    /// The number of entries to send, one line for each stage.
    synchronized String plan() {
        var plan = new StringBuilder();
        stages.forEach((stage, counts) ->
                plan.append(String.format(Locale.ROOT, "%-18s%,12d to send%n", stage.title(), counts.expected)));
        return plan.toString();
    }

    /// The numbers of outcomes, one line for each stage that has entries.
    synchronized String table() {
        var table = new StringBuilder(String.format(
                Locale.ROOT, "%-18s%12s%12s%12s%12s%n", "", "recorded", "duplicate", "rejected", "a second"));
        stages.forEach((stage, counts) -> {
            if (counts.expected > 0) {
                table.append(String.format(
                        Locale.ROOT,
                        "%-18s%,12d%,12d%,12d%,12d%n",
                        stage.title(),
                        counts.recorded,
                        counts.duplicate,
                        counts.rejected,
                        counts.perSecond()));
            }
        });
        return table.toString();
    }

    private Counts of(Stage stage) {
        var counts = stages.get(stage);
        if (counts == null) {
            throw new IllegalArgumentException(stage + " is not a stage of this import");
        }
        return counts;
    }
}
