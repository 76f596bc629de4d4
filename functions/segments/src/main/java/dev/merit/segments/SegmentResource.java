package dev.merit.segments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.merit.shared.audit.AuditLog;
import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Cursor;
import dev.merit.shared.http.ETags;
import dev.merit.shared.http.Limit;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.json.Json;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import dev.merit.shared.segment.SegmentMember;
import dev.merit.shared.segment.SegmentMembers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
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

/// Reads and updates one segment, and lists its members.
@Path("/v1/segments/{segmentId}")
@Tag(name = "Segments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
public final class SegmentResource {

    private static final String WHAT = "segment";
    private static final String POSITION = "memberId";

    private final Segments segments;
    private final SegmentMembers members;
    private final SegmentDeletions deletions;
    private final AuditLog audit;
    private final Caller caller;
    private final Json json;
    private final Cursor cursors;

    SegmentResource(
            Segments segments,
            SegmentMembers members,
            SegmentDeletions deletions,
            AuditLog audit,
            Caller caller,
            Json json,
            Cursor cursors) {
        this.segments = segments;
        this.members = members;
        this.deletions = deletions;
        this.audit = audit;
        this.caller = caller;
        this.json = json;
        this.cursors = cursors;
    }

    /// A page of the list; the last page has no `next`.
    @Schema(name = "SegmentMemberList", examples = SegmentDocs.MEMBERS)
    record Page(List<SegmentMember> items, @Nullable String next) {}

    @GET
    @Operation(operationId = "getSegment", summary = "Get a segment")
    @APIResponse(
            responseCode = "200",
            description = "The segment.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = SegmentBody.class)))
    public Response get(@PathParam("segmentId") String segmentId) {
        return answer(known(segmentId));
    }

    @PATCH
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "updateSegment", summary = "Update a segment", description = SegmentDocs.CHANGE)
    @APIResponse(
            responseCode = "200",
            description = "The updated segment.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = SegmentBody.class)))
    public Response update(
            @PathParam("segmentId") String segmentId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Schema(implementation = SegmentInput.class) JsonNode patch) {
        var before = known(segmentId);
        ETags.require(ifMatch, before.version());
        var input =
                json.patch(SegmentInput.of(before), patch, SegmentInput.class).checked();
        var after = before.with(input.name(), input.rules(), input.profiling());
        var act = caller.act("updateSegment", AuditTarget.of(after.id()))
                .changing(json.tree(SegmentInput.of(before)), json.tree(input));
        if (!segments.update(before, after, audit.of(act))) {
            throw ETags.stale();
        }
        return answer(after);
    }

    @DELETE
    @Operation(operationId = "deleteSegment", summary = "Delete a segment", description = SegmentDocs.DELETE)
    @APIResponse(
            responseCode = "200",
            description = "The segment as it was.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = SegmentBody.class)))
    @SegmentProblems(SegmentProblem.SEGMENT_IN_USE)
    public Response delete(
            @PathParam("segmentId") String segmentId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var segment = known(segmentId);
        ETags.require(ifMatch, segment.version());
        var was = answer(segment);
        var act = caller.act("deleteSegment", AuditTarget.of(segment.id()))
                .changing(json.tree(SegmentInput.of(segment)), NullNode.instance);
        return switch (deletions.delete(segment, audit.of(act))) {
            case SegmentDeletions.Deletion.Deleted() -> was;
            case SegmentDeletions.Deletion.Overtaken() -> throw ETags.stale();
            case SegmentDeletions.Deletion.Named(var uses) ->
                throw new ProblemException(
                        Problem.of(SegmentProblem.SEGMENT_IN_USE, "Strategies or issuance jobs name the segment.")
                                .with("strategyIds", uses.strategies())
                                .with("jobIds", uses.jobs()));
        };
    }

    @GET
    @Path("/members")
    @Operation(operationId = "listSegmentMembers", summary = "List the members of a segment")
    @APIResponse(responseCode = "200", description = "A page of members, in the order of their ids.")
    public Page members(
            @Context UriInfo uri,
            @PathParam("segmentId") String segmentId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Params.only(uri, "limit", "cursor");
        var id = known(segmentId).id();
        var max = Limit.parse(limit).value();
        var list = "segments/" + id;
        var from = cursor == null
                ? null
                : new MemberId(
                        Objects.requireNonNull(cursors.decode(list, cursor).get(POSITION)));
        var found = members.list(id, from, max + 1);
        return new Page(
                found.stream().limit(max).toList(),
                found.size() > max
                        ? cursors.encode(
                                list, Map.of(POSITION, found.get(max).memberId().value()))
                        : null);
    }

    private Segment known(String segmentId) {
        return segments.find(Params.path(WHAT, segmentId, SegmentId::new)).orElseThrow(() -> Params.unknown(WHAT));
    }

    private Response answer(Segment segment) {
        return Response.ok(SegmentBody.of(segment, members.size(segment.id())))
                .header(HttpHeaders.ETAG, ETags.of(segment.version()))
                .build();
    }
}
