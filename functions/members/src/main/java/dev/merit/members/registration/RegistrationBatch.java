package dev.merit.members.registration;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.shared.http.Fields;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.problems.Problem;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body of a batch of registrations. Rows are bound one by one, so that a wrong row, even `null`, does not fail
/// the batch.
@Schema(name = "MemberBatch", examples = RegistrationDocs.ROWS)
record RegistrationBatch(
        @JsonSetter(contentNulls = Nulls.SET)
        @Schema(implementation = RegistrationInput[].class, minItems = 1, maxItems = RegistrationBatch.MAX)
        List<JsonNode> members) {

    static final int MAX = 500;

    void check() {
        new Fields().size("members", members, 1, MAX).check();
    }

    @Schema(name = "MemberBatchStatus")
    enum Status {
        @JsonProperty("registered")
        REGISTERED,
        @JsonProperty("duplicate")
        DUPLICATE,
        @JsonProperty("rejected")
        REJECTED
    }

    @Schema(name = "MemberBatchRow")
    record Row(
            @Nullable String externalId,
            @Nullable MemberId memberId,
            Status status,
            @Nullable Problem problem) {}

    /// The results in the order of the rows, and the number of rows of each status.
    @Schema(name = "MemberBatchResults", examples = RegistrationDocs.RESULTS)
    record Results(List<Row> results, long registered, long duplicate, long rejected) {

        static Results of(List<Row> rows) {
            return new Results(
                    rows, count(rows, Status.REGISTERED), count(rows, Status.DUPLICATE), count(rows, Status.REJECTED));
        }

        private static long count(List<Row> rows, Status status) {
            return rows.stream().filter(row -> row.status() == status).count();
        }
    }
}
