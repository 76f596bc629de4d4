package dev.merit.privacy.requests;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.merit.privacy.exports.ExportFile;
import dev.merit.shared.id.DataRequestId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A request about a member's data, and its state.
///
/// @param dueBy when it must be done by law: a month after it was made
/// @param certificate of an erasure that is done; not in lists
/// @param progress of an export
/// @param availableUntil until when the files of an export that is done can be downloaded
/// @param files of an export that is done; not in lists, and not after that time or the member's erasure
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
        @Nullable Progress progress,
        @Nullable Instant availableUntil,
        @Nullable List<ExportFile> files,
        @JsonIgnore long step) {

    /// Article 12(3) of the GDPR allows a month; so do the PIPL's rules in practice.
    private static final Period TIME_LIMIT = Period.ofMonths(1);

    /// How long the files of an export can be downloaded, and how long an export may run.
    static final Duration KEPT = Duration.ofDays(7);

    /// The attributes of an export's item that count what it has written.
    static final String ROWS = "rows";

    static final String FILES = "files";

    private static final String CANCELLED = "cancelled";
    private static final String KIND = "kind";
    private static final String MEMBER = "memberId";
    private static final String REQUESTED_AT = "requestedAt";
    private static final String DONE_AT = "doneAt";
    private static final String STEP = "step";
    private static final String NEXT = "#step = :step";

    @Schema(name = "DataRequestKind")
    public enum Kind {
        @JsonProperty("erasure")
        ERASURE,
        @JsonProperty("export")
        EXPORT
    }

    @Schema(name = "DataRequestStatus")
    public enum Status {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE,
        /// An export whose member was erased before its end, or that has run too long.
        @JsonProperty("cancelled")
        CANCELLED
    }

    /// How much of an export is written.
    @RegisterForReflection
    @Schema(name = "ExportProgress")
    record Progress(long rows, long files) {}

    public static DataRequest of(DataRequestId id, Kind kind, MemberId member, Instant now) {
        var at = now.truncatedTo(ChronoUnit.MILLIS);
        var progress = kind == Kind.EXPORT ? new Progress(0, 0) : null;
        return new DataRequest(id, kind, member, Status.RUNNING, at, dueBy(at), null, null, progress, null, null, 0);
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
                Write.put(Item.at(Keys.openDataRequest(requestId)).text(KIND, kind.name()))
                        .when(Write.ABSENT));
    }

    /// Records the next step, unless another process has done it.
    Write next() {
        return Write.update(Keys.dataRequest(requestId))
                .set(STEP, step + 1)
                .when(NEXT)
                .with(":step", step);
    }

    /// Ends the request, and removes it from the list of open requests.
    ///
    /// @param last the write of its last step
    List<Write> end(Write last, Instant now) {
        return List.of(last.set(DONE_AT, now), Write.delete(Keys.openDataRequest(requestId)));
    }

    /// Ends the request without a result.
    List<Write> cancel(Instant now) {
        return end(next().setAll(Item.map().flag(CANCELLED, true)), now);
    }

    /// The kind of a request in the list of open ones, which did not name it while there was one kind.
    static Kind kindOf(Item open) {
        return open.maybeText(KIND).map(Kind::valueOf).orElse(Kind.ERASURE);
    }

    static DataRequest from(Item item) {
        var doneAt = item.maybeInstant(DONE_AT).orElse(null);
        var requestedAt = item.instant(REQUESTED_AT);
        var kind = Kind.valueOf(item.text(KIND));
        var status = status(item, doneAt);
        return new DataRequest(
                new DataRequestId(item.key().pkId()),
                kind,
                new MemberId(item.text(MEMBER)),
                status,
                requestedAt,
                dueBy(requestedAt),
                doneAt,
                null,
                kind == Kind.EXPORT ? new Progress(item.sum(ROWS), item.sum(FILES)) : null,
                kind == Kind.EXPORT && status == Status.DONE
                        ? Objects.requireNonNull(doneAt).plus(KEPT)
                        : null,
                null,
                item.number(STEP));
    }

    private static Status status(Item item, @Nullable Instant doneAt) {
        if (doneAt == null) {
            return Status.RUNNING;
        }
        return item.maybeFlag(CANCELLED).orElse(false) ? Status.CANCELLED : Status.DONE;
    }

    boolean hasCertificate() {
        return kind == Kind.ERASURE && status == Status.DONE;
    }

    /// Whether it is an export whose files can be downloaded now.
    boolean hasFiles(Instant now) {
        return availableUntil != null && now.isBefore(availableUntil);
    }

    DataRequest with(Certificate certificate) {
        return with(certificate, files);
    }

    DataRequest with(List<ExportFile> files) {
        return with(certificate, files);
    }

    private DataRequest with(@Nullable Certificate certificate, @Nullable List<ExportFile> files) {
        return new DataRequest(
                requestId,
                kind,
                memberId,
                status,
                requestedAt,
                dueBy,
                doneAt,
                certificate,
                progress,
                availableUntil,
                files,
                step);
    }
}
