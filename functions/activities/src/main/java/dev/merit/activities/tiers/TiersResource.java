package dev.merit.activities.tiers;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.merit.shared.audit.AuditLog;
import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.ETags;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.json.Json;
import dev.merit.shared.problems.CommonProblem;
import dev.merit.shared.problems.CommonProblems;
import dev.merit.shared.table.ShopSetting;
import dev.merit.shared.tiers.TierSettings;
import dev.merit.shared.tiers.Tiers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/tiers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tiers", description = "Tiers of members, by the amounts spent or the points earned in the last months.")
public final class TiersResource {

    private final TierSettings settings;
    private final AuditLog audit;
    private final Caller caller;
    private final Json json;

    TiersResource(TierSettings settings, AuditLog audit, Caller caller, Json json) {
        this.settings = settings;
        this.audit = audit;
        this.caller = caller;
        this.json = json;
    }

    @GET
    @RolesAllowed({Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR})
    @Operation(operationId = "getTiers", summary = "Get the shop's tiers")
    @APIResponse(
            responseCode = "200",
            description = "The tiers.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = Tiers.class)))
    @APIResponse(responseCode = "404", description = "There are no tiers, so every member is in `standard`.")
    @CommonProblems(CommonProblem.NOT_FOUND)
    public Response read() {
        return answer(settings.now().orElseThrow(() -> Params.unknown("set of tiers")));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(operationId = "updateTiers", summary = "Set the shop's tiers", description = TierDocs.SETTINGS)
    @APIResponse(
            responseCode = "200",
            description = "The tiers as stored.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = Tiers.class)))
    @APIResponse(
            responseCode = "428",
            description = "There are tiers, and the request has no If-Match with their version.")
    public Response set(@HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, Tiers tiers) {
        TiersCheck.check(tiers);
        var present = settings.now();
        long version = present.map(ShopSetting.StoredValue::version).orElse(0L);
        if (version > 0 || ifMatch != null) {
            ETags.require(ifMatch, version);
        }
        var act = caller.act("updateTiers", AuditTarget.setting("tiers"))
                .changing(present.map(stored -> json.tree(stored.value())).orElse(NullNode.instance), json.tree(tiers));
        return answer(settings.replace(version, tiers, audit.of(act)).orElseThrow(ETags::stale));
    }

    private static Response answer(ShopSetting.StoredValue<Tiers> stored) {
        return Response.ok(stored.value())
                .header(HttpHeaders.ETAG, ETags.of(stored.version()))
                .build();
    }
}
