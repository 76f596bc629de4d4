package dev.merit.activities;

import dev.merit.shared.problems.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The result of each row of a batch, in the order of the rows, and how many there are of each.
@RegisterForReflection
@Schema(name = "ActivityBatchResults", examples = ActivityDocs.RESULTS)
record BatchAnswer(List<Row> results, long recorded, long duplicate, long rejected) {

    @Schema(name = "ActivityBatchStatus")
    enum Status {
        recorded,
        duplicate,
        rejected
    }

    /// One row. It has no id if none could be read.
    @RegisterForReflection
    @Schema(name = "ActivityBatchRow")
    record Row(
            @Nullable String activityId,
            Status status,
            @Nullable Problem problem) {}

    static BatchAnswer of(List<Row> rows) {
        return new BatchAnswer(
                rows, count(rows, Status.recorded), count(rows, Status.duplicate), count(rows, Status.rejected));
    }

    private static long count(List<Row> rows, Status status) {
        return rows.stream().filter(row -> row.status() == status).count();
    }
}
