package dev.merit.local.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The figures of a run as a table in Markdown.
///
/// @param seconds with the start and the comparison
/// @param requests that were answered
/// @param records activities, members, coupons, redemptions and points that were stored
/// @param unsure answers by what they were
/// @param compared figures at the end
record FaultsReport(
        FaultsRun.Settings settings,
        long seconds,
        long requests,
        long records,
        Map<FaultKind, Long> faults,
        Kills kills,
        Map<String, Long> unsure,
        Latencies latencies,
        ResidentMemory memory,
        int compared,
        int differences) {

    private record Row(String what, long number) {}

    String table() {
        var rows = new ArrayList<Row>();
        rows.add(new Row("seed", settings.seed()));
        rows.add(new Row("seconds", seconds));
        rows.add(new Row("requests", requests));
        rows.add(new Row("records", records));
        rows.add(new Row(
                "faults", faults.values().stream().mapToLong(Long::longValue).sum()));
        faults.forEach((kind, number) -> rows.add(new Row("… " + kind.text(), number)));
        rows.add(new Row("kills", kills.before() + kills.after()));
        rows.add(new Row("… before a write reached the store", kills.before()));
        rows.add(new Row("… after the store had done a write", kills.after()));
        kills.inFlight().forEach((kind, number) -> rows.add(new Row("… in the midst of " + kind, number)));
        rows.add(new Row(
                "unsure answers",
                unsure.values().stream().mapToLong(Long::longValue).sum()));
        unsure.forEach((what, number) -> rows.add(new Row("… " + what, number)));
        rows.add(new Row("resident MB of the processes after a tenth of the time", memory.at(0.1)));
        rows.add(new Row("… in the middle", memory.at(0.5)));
        rows.add(new Row("… at the end", memory.at(1)));
        rows.add(new Row("figures compared", compared));
        rows.add(new Row("differences", differences));
        return text(rows);
    }

    private static String text(List<Row> rows) {
        var text = new StringBuilder("| what | number |\n|---|---|\n");
        rows.forEach(row -> text.append("| %s | %,d |%n".formatted(row.what(), row.number())));
        return text.toString();
    }
}
