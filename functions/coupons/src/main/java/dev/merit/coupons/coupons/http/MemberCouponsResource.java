package dev.merit.coupons.coupons.http;

import dev.merit.coupons.Examples;
import dev.merit.coupons.coupons.CouponStatus;
import dev.merit.coupons.coupons.Coupons;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Cursor;
import dev.merit.shared.http.Limit;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.MemberId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Lists a member's coupons.
@Path("/v1/members/{memberId}/coupons")
@Tag(name = "Coupons")
@Produces(MediaType.APPLICATION_JSON)
public final class MemberCouponsResource {

    private static final String PLACE = "place";

    private final Coupons coupons;
    private final Caller caller;
    private final Cursor cursors;

    MemberCouponsResource(Coupons coupons, Caller caller, Cursor cursors) {
        this.coupons = coupons;
        this.caller = caller;
        this.cursors = cursors;
    }

    /// A page of the list; the last page has no `next`.
    @Schema(name = "CouponList", examples = Examples.COUPONS)
    record Page(List<CouponBody> items, @Nullable String next) {}

    @GET
    @RolesAllowed({Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR, Roles.MEMBER})
    @Operation(operationId = "listCoupons", summary = "List a member's coupons, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of coupons. Coupons that were issued a moment ago may be missing.")
    public Page list(
            @Context UriInfo uri,
            @PathParam("memberId") String memberId,
            @QueryParam("status") @Schema(implementation = CouponStatus.class) @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.requireMayActFor(memberId);
        Params.only(uri, "status", "limit", "cursor");
        var member = Params.path("member", memberId, MemberId::new);
        var name = "coupons/" + member + "/" + status;
        var filter = Params.one("status", status, CouponStatus.class);
        var max = Limit.parse(limit).value();
        var from = cursor == null ? null : cursors.decode(name, cursor).get(PLACE);
        var found = coupons.of(member, filter, from, max);
        if (found.coupons().isEmpty() && !coupons.isMember(member)) {
            throw Params.unknown("member");
        }
        return new Page(
                found.coupons().stream().map(CouponBody::of).toList(),
                found.next() == null ? null : cursors.encode(name, Map.of(PLACE, found.next())));
    }
}
