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

/// Registrations that are judged each for itself, which is why they are bound one by one: what is wrong with one of
/// them, `null` too, is not wrong with the batch.
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

    /// The rows in the order in which they came, and how many there are of each status.
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
