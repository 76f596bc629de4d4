package dev.merit.aggregation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.merit.shared.id.ReconciliationId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How far a reconciliation is, or, once it is done, its result.
///
/// @param postedAt what was posted up to this moment is checked; absent until it is fixed
/// @param checkedRecords how many records with an effect on the totals were read
/// @param differences the figures that differ, at most [#MAX_DIFFERENCES]; absent until done
/// @param differenceCount how many there are in all; absent until done
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ReconciliationReport", examples = ReconciliationReport.EXAMPLE)
public record ReconciliationReport(
        ReconciliationId reconciliationId,
        Status status,
        Instant startedAt,
        @Nullable Instant postedAt,
        @Nullable Instant endedAt,
        long checkedRecords,
        @Nullable Long differenceCount,
        @Nullable List<Difference> differences) {

    public static final String EXAMPLE = "{\"reconciliationId\": \"7d5x1c9r4tzn3v8q0m2k\", \"status\": \"done\","
            + " \"startedAt\": \"2026-11-22T10:15:00Z\", \"postedAt\": \"2026-11-22T10:15:00Z\","
            + " \"endedAt\": \"2026-11-22T10:15:42Z\", \"checkedRecords\": 69659, \"differenceCount\": 0,"
            + " \"differences\": []}";

    static final int MAX_DIFFERENCES = 1_000;

    @Schema(name = "ReconciliationStatus")
    public enum Status {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE
    }

    @JsonIgnore
    public boolean isDone() {
        return status == Status.DONE;
    }
}
