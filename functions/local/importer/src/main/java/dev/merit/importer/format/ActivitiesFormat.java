package dev.merit.importer.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.merit.importer.rows.Row;
import dev.merit.importer.rows.Rows;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Activities, from CSV or from one JSON object per line. Refunds are sent in a stage of their own after everything
/// else, so a file may have its rows in any order, for example newest first.
final class ActivitiesFormat implements Format {

    /// A notation for activities.
    sealed interface Source permits ActivityColumns, ActivityLines {

        /// Opens the file for one reading.
        Rows open() throws IOException;

        List<String> notes();

        void notice(Row row);

        ObjectNode body(Row row);

        String column(Row row, String pointer);
    }

    private final Source source;

    private ActivitiesFormat(Source source) {
        this.source = source;
    }

    static ActivitiesFormat of(Settings settings) {
        return new ActivitiesFormat(
                FileFormat.isLines(settings.file().path())
                        ? new ActivityLines(settings.file())
                        : new ActivityColumns(settings));
    }

    @Override
    public List<Stage> stages() {
        return List.of(Stage.ACTIVITIES, Stage.REFUNDS);
    }

    @Override
    public Rows open() throws IOException {
        return source.open();
    }

    @Override
    public List<String> notes() {
        return source.notes();
    }

    @Override
    public void notice(Row row) {
        source.notice(row);
    }

    @Override
    public String column(Stage stage, Row row, String pointer) {
        return source.column(row, pointer);
    }

    @Override
    public Optional<Entry> entry(Stage stage, Row row) {
        var activity = source.body(row);
        boolean refund = activity.path("type").asText().equals("refund");
        return refund == (stage == Stage.REFUNDS)
                ? Optional.of(new Entry(row, order(activity), activity))
                : Optional.empty();
    }

    /// The activities of one member write the same wallet, so they are sent one after another.
    private static String order(ObjectNode activity) {
        return activity.path("memberId").asText()
                + activity.path("externalMemberId").asText();
    }
}
