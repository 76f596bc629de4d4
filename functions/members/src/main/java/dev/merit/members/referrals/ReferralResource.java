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
            A registration with this code in `referredBy` counts as referred by this member. If the points programme has a \
            `referral`, both members get its points once, for the first purchase of the referred member that is not fully \
            refunded. They get them within a day after the points of that purchase are no longer pending, and never for \
            a purchase before the start of the programme. Case is ignored.""";

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
            summary = "Get the code by which a member refers others",
            description = REFERRAL)
    @APIResponse(responseCode = "200", description = "The code. It never changes.")
    public ReferralBody get(@PathParam("memberId") String memberId, @Context UriInfo uri) {
        Params.only(uri);
        caller.requireMayActFor(memberId);
        var member = Params.path("member", memberId, MemberId::new);
        return new ReferralBody(referrals.code(member).orElseThrow(() -> Params.unknown("member")));
    }
}
