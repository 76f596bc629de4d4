package dev.merit.segments;

import dev.merit.shared.audit.AuditLog;
import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.http.AnswerLimit;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Cursor;
import dev.merit.shared.http.ETags;
import dev.merit.shared.http.Limit;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.idempotency.Answer;
import dev.merit.shared.idempotency.CreationResponses;
import dev.merit.shared.idempotency.Idempotency;
import dev.merit.shared.json.Json;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.segment.SegmentMembers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Creates and lists segments.
@Path("/v1/segments")
@Tag(name = "Segments", description = "Members to whom rules apply, determined once a day.")
@Produces(MediaType.APPLICATION_JSON)
public final class SegmentsResource {

    private static final String POSITION = "segmentId";
    private static final String LIST = "segments";

    private final Segments segments;
    private final SegmentMembers members;
    private final Idempotency idempotency;
    private final AuditLog audit;
    private final Caller caller;
    private final Json json;
    private final Cursor cursors;
    private final AnswerLimit answers;
    private final InstantSource clock;

    SegmentsResource(
            Segments segments,
            SegmentMembers members,
            Idempotency idempotency,
            AuditLog audit,
            Caller caller,
            Json json,
            Cursor cursors,
            AnswerLimit answers,
            InstantSource clock) {
        this.segments = segments;
        this.members = members;
        this.idempotency = idempotency;
        this.audit = audit;
        this.caller = caller;
        this.json = json;
        this.cursors = cursors;
        this.answers = answers;
        this.clock = clock;
    }

    /// A page of the list; the last page has no `next`.
    @Schema(name = "SegmentList", examples = SegmentDocs.LIST)
    record Page(List<SegmentBody> items, @Nullable String next) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(operationId = "createSegment", summary = "Create a segment", description = SegmentDocs.CREATE)
    @APIResponse(
            responseCode = "201",
            description = "Created, without members yet.",
            headers = {@Header(name = "Location", ref = "Location"), @Header(name = "ETag", ref = "ETag")},
            content = @Content(schema = @Schema(implementation = SegmentBody.class)))
    public Response create(@HeaderParam("Idempotency-Key") @Nullable String key, SegmentInput request) {
        var input = request.checked();
        var attempt = idempotency.attempt(key, caller.subject(), "POST /v1/segments", json.write(input));
        var earlier = idempotency.earlier(attempt);
        if (earlier.isPresent()) {
            return answer(CreationResponses.again(earlier.get()));
        }
        var segment = Segment.of(input.name(), input.rules(), input.profiling(), clock.instant());
        var answer = new Answer(
                CreationResponses.CREATED, "/v1/segments/" + segment.id(), json.write(SegmentBody.of(segment, 0)));
        var act = caller.act("createSegment", AuditTarget.of(segment.id())).creating(json.tree(input));
        return segments.create(segment, idempotency.keep(attempt, answer), audit.of(act))
                .flatMap(refused -> idempotency.earlier(attempt, new EntryOutcome.Refused(refused.failed())))
                .map(first -> answer(CreationResponses.again(first)))
                .orElseGet(() -> answer(CreationResponses.first(answer)));
    }

    private static Response answer(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.ETAG, ETags.of(1)).build();
    }

    @GET
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(operationId = "listSegments", summary = "List the segments")
    @APIResponse(responseCode = "200", description = "A page of segments, in the order of their ids.")
    public Page list(
            @Context UriInfo uri,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Params.only(uri, "limit", "cursor");
        var max = Limit.parse(limit).value();
        var from = cursor == null
                ? null
                : new SegmentId(
                        Objects.requireNonNull(cursors.decode(LIST, cursor).get(POSITION)));
        var found = segments.list(from, max + 1);
        var page = found.stream().limit(max).toList();
        var sizes = members.sizes(page.stream().map(Segment::id).toList());
        var items = page.stream()
                .map(s -> SegmentBody.of(s, sizes.getOrDefault(s.id(), 0L)))
                .toList();
        int shown = answers.fitting(items);
        return new Page(
                items.subList(0, shown),
                found.size() > shown
                        ? cursors.encode(
                                LIST, Map.of(POSITION, found.get(shown).id().value()))
                        : null);
    }
}
