package dev.merit.privacy.requests;

import dev.merit.privacy.exports.ExportFile;
import dev.merit.shared.audit.AuditLog;
import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Cursor;
import dev.merit.shared.http.Limit;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.DataRequestId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Answers how far the requests about members' data are.
@Path("/v1/data-requests")
@Tag(name = "Privacy", description = "Requests of members about their data.")
@Produces(MediaType.APPLICATION_JSON)
public final class DataRequestsResource {

    private static final String CSV = "text/csv";
    private static final String LIST = "dataRequests";
    private static final String PLACE = "place";

    private final DataRequests requests;
    private final Caller caller;
    private final Cursor cursors;
    private final AuditLog audit;

    DataRequestsResource(DataRequests requests, Caller caller, Cursor cursors, AuditLog audit) {
        this.requests = requests;
        this.audit = audit;
        this.caller = caller;
        this.cursors = cursors;
    }

    /// A page of the list; the last page has no `next`.
    @Schema(name = "DataRequestList", examples = DataRequestDocs.LIST)
    record Page(List<DataRequest> items, @Nullable String next) {}

    @GET
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "listDataRequests", summary = "List the requests about members' data, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of requests. Requests that were made a moment ago may be missing.")
    public Page list(
            @Context UriInfo uri,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Params.only(uri, "limit", "cursor");
        var max = Limit.parse(limit).value();
        var from = cursor == null ? null : cursors.decode(LIST, cursor).get(PLACE);
        var found = requests.list(from, max + 1);
        var next = found.size() > max ? cursors.encode(LIST, Map.of(PLACE, DataRequests.place(found.get(max)))) : null;
        return new Page(found.stream().limit(max).toList(), next);
    }

    @GET
    @Path("/{requestId}")
    @RolesAllowed({Roles.STOREFRONT, Roles.OPERATOR, Roles.MEMBER})
    @Operation(operationId = "getDataRequest", summary = "Get a request about a member's data")
    @APIResponse(responseCode = "200", description = "The request. The schedule continues it each minute.")
    public DataRequest get(@PathParam("requestId") String requestId) {
        return require(requestId);
    }

    @GET
    @Path("/{requestId}/files/{file}")
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @RolesAllowed({Roles.STOREFRONT, Roles.OPERATOR, Roles.MEMBER})
    @Operation(
            operationId = "getExportFile",
            summary = "Download a file of an export",
            description = DataRequestDocs.DOWNLOAD)
    @APIResponse(
            responseCode = "200",
            description = "The file.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Object.class),
                        example = DataRequestDocs.FILE),
                @Content(mediaType = CSV, schema = @Schema(implementation = String.class))
            })
    public Response file(@PathParam("requestId") String requestId, @PathParam("file") String file) {
        var request = require(requestId);
        var name = Params.path("file", file, ExportFile::checked);
        var bytes = requests.file(request, name).orElseThrow(() -> Params.unknown("file"));
        if (!caller.isMemberOnly()) {
            audit.enter(caller.act("getExportFile", AuditTarget.of(request.memberId()))
                    .setting("dataRequestId", request.requestId().value())
                    .setting("file", name));
        }
        return Response.ok(bytes, ExportFile.isCsv(name) ? CSV + "; charset=utf-8" : MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /// Another's request is unknown to a member.
    private DataRequest require(String requestId) {
        var id = Params.path("data request", requestId, DataRequestId::new);
        return requests.find(id)
                .filter(request -> !caller.isMemberOnly()
                        || caller.memberId()
                                .equals(Optional.of(request.memberId().value())))
                .orElseThrow(() -> Params.unknown("data request"));
    }
}
