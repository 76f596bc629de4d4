package dev.merit.importer.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.merit.importer.rows.LineRows;
import dev.merit.importer.rows.Row;
import dev.merit.importer.rows.Rows;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Activities, from CSV or one JSON object a line. Refunds come in a stage of their own after everything else, so that
/// a
/// file may have them in any order, newest first say.
final class ActivitiesFormat implements Format {

    /// Opens the file anew, for each reading.
    interface Opening {
        Rows open() throws IOException;
    }

    private final Opening opening;
    private final Function<Row, ObjectNode> body;

    private ActivitiesFormat(Opening opening, Function<Row, ObjectNode> body) {
        this.opening = opening;
        this.body = body;
    }

    static ActivitiesFormat of(Settings settings) {
        if (settings.file().toString().endsWith(".jsonl")) {
            return new ActivitiesFormat(
                    () -> new LineRows(settings.file(), ActivityLines.COLUMNS, List::of), ActivityLines::body);
        }
        var columns = new ActivityColumns(settings);
        return new ActivitiesFormat(columns::open, columns::body);
    }

    @Override
    public List<Stage> stages() {
        return List.of(Stage.ACTIVITIES, Stage.REFUNDS);
    }

    @Override
    public Rows open() throws IOException {
        return opening.open();
    }

    @Override
    public Optional<Entry> entry(Stage stage, Row row) {
        var activity = body.apply(row);
        boolean refund = activity.path("type").asText().equals("refund");
        return refund == (stage == Stage.REFUNDS)
                ? Optional.of(new Entry(row, lane(activity), activity))
                : Optional.empty();
    }

    /// One member's activities touch the same wallet, so they keep out of each other's way in one lane.
    private static String lane(ObjectNode activity) {
        return activity.path("memberId").asText()
                + activity.path("externalMemberId").asText();
    }
}
