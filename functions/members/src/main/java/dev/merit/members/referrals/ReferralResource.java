package dev.merit.members.referrals;

import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.MemberId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Answers the code by which a member refers others.
@Path("/v1/members/{memberId}/referral")
@Tag(name = "Members")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MEMBER, Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR})
public final class ReferralResource {

    private static final String REFERRAL = """
            Whoever is registered with it in `referredBy` was referred by this member. Where the points programme has a \
            `referral`, both are given its points for the other's first purchase that is not wholly refunded: within a \
            day after its points are no longer pending, once, and never for a purchase before the programme's start. \
            Letters may be capital.""";

    private final Referrals referrals;
    private final Caller caller;

    ReferralResource(Referrals referrals, Caller caller) {
        this.referrals = referrals;
        this.caller = caller;
    }

    @Schema(name = "Referral", examples = "{\"code\": \"7k3m9q2xa4c1\"}")
    record ReferralBody(String code) {}

    @GET
    @Operation(
            operationId = "getReferral",
            summary = "Read the code by which a member refers others",
            description = REFERRAL)
    @APIResponse(responseCode = "200", description = "The code. It never changes.")
    public ReferralBody get(@PathParam("memberId") String memberId, @Context UriInfo uri) {
        Params.only(uri);
        caller.requireMayActFor(memberId);
        var member = Params.path("member", memberId, MemberId::new);
        return new ReferralBody(referrals.code(member).orElseThrow(() -> Params.unknown("member")));
    }
}
