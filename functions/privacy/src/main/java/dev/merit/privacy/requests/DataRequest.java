package dev.merit.privacy.requests;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.merit.shared.id.DataRequestId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A request about a member's data, and its state.
///
/// @param dueBy when it must be done by law: a month after it was made
/// @param certificate of an erasure that is done; not in lists
/// @param step how many steps are done; a step is written on condition that it is the next one
@RegisterForReflection
@Schema(name = "DataRequest", examples = DataRequestDocs.REQUEST)
public record DataRequest(
        DataRequestId requestId,
        Kind kind,
        MemberId memberId,
        Status status,
        Instant requestedAt,
        Instant dueBy,
        @Nullable Instant doneAt,
        @Nullable Certificate certificate,
        @JsonIgnore long step) {

    /// Article 12(3) of the GDPR allows a month; so do the PIPL's rules in practice.
    private static final Period TIME_LIMIT = Period.ofMonths(1);

    private static final String KIND = "kind";
    private static final String MEMBER = "memberId";
    private static final String REQUESTED_AT = "requestedAt";
    private static final String DONE_AT = "doneAt";
    private static final String STEP = "step";
    private static final String NEXT = "#step = :step";

    @Schema(name = "DataRequestKind")
    public enum Kind {
        @JsonProperty("erasure")
        ERASURE
    }

    @Schema(name = "DataRequestStatus")
    public enum Status {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE
    }

    public static DataRequest of(DataRequestId id, Kind kind, MemberId member, Instant now) {
        var at = now.truncatedTo(ChronoUnit.MILLIS);
        return new DataRequest(id, kind, member, Status.RUNNING, at, dueBy(at), null, null, 0);
    }

    private static Instant dueBy(Instant requestedAt) {
        return requestedAt.atOffset(ZoneOffset.UTC).plus(TIME_LIMIT).toInstant();
    }

    /// Creates the request, and its entry in the list of open requests.
    ///
    /// @param more attributes of its kind
    List<Write> creation(Item more) {
        var byTime = Keys.dataRequestByTime(requestedAt, requestId);
        var item = Item.at(Keys.dataRequest(requestId))
                .text("gsi1pk", byTime.pk())
                .text("gsi1sk", byTime.sk())
                .text(KIND, kind.name())
                .text(MEMBER, memberId.value())
                .instant(REQUESTED_AT, requestedAt)
                .number(STEP, step);
        return List.of(
                Write.put(item).setAll(more).when(Write.ABSENT),
                Write.put(Item.at(Keys.openDataRequest(requestId))).when(Write.ABSENT));
    }

    /// Records the next step, unless another process has done it.
    Write next() {
        return Write.update(Keys.dataRequest(requestId))
                .set(STEP, step + 1)
                .when(NEXT)
                .with(":step", step);
    }

    /// Ends the request, and removes it from the list of open requests.
    List<Write> end(Item result, Instant now) {
        return List.of(next().set(DONE_AT, now).setAll(result), Write.delete(Keys.openDataRequest(requestId)));
    }

    static DataRequest from(Item item) {
        var doneAt = item.maybeInstant(DONE_AT).orElse(null);
        var requestedAt = item.instant(REQUESTED_AT);
        return new DataRequest(
                new DataRequestId(item.key().pkId()),
                Kind.valueOf(item.text(KIND)),
                new MemberId(item.text(MEMBER)),
                doneAt == null ? Status.RUNNING : Status.DONE,
                requestedAt,
                dueBy(requestedAt),
                doneAt,
                null,
                item.number(STEP));
    }

    boolean hasCertificate() {
        return status == Status.DONE;
    }

    DataRequest with(Certificate certificate) {
        return new DataRequest(requestId, kind, memberId, status, requestedAt, dueBy, doneAt, certificate, step);
    }
}
