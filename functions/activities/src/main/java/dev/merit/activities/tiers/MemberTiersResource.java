package dev.merit.activities.tiers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.merit.activities.tiers.MemberTiers.TierStatus;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.tiers.MemberTier;
import dev.merit.shared.tiers.TierEntry;
import dev.merit.shared.tiers.Tiers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/members/{memberId}/tiers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tiers")
@RolesAllowed({Roles.MEMBER, Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR})
public final class MemberTiersResource {

    private final MemberTiers members;
    private final Caller caller;

    MemberTiersResource(MemberTiers members, Caller caller) {
        this.members = members;
        this.caller = caller;
    }

    @Schema(name = "MemberTier", examples = TierDocs.EXAMPLE)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            String tier,
            Tiers.@Nullable Basis basis,
            @Nullable Currency currency,
            long have,
            MemberTier.@Nullable NextTier next,
            MemberTier.@Nullable TierRetention keep,
            List<TierEntry> history) {

        static Answer of(TierStatus shown) {
            var now = shown.now();
            var tiers = shown.tiers().orElse(null);
            return new Answer(
                    now.tier(),
                    tiers == null ? null : tiers.basis(),
                    tiers == null ? null : tiers.currency(),
                    now.have(),
                    now.next(),
                    now.keep(),
                    shown.history());
        }
    }

    @GET
    @Operation(
            operationId = "getMemberTier",
            summary = "Get a member's tier, its progress and its history",
            description = TierDocs.MEMBER)
    @APIResponse(responseCode = "200", description = "The current tier, including the last committed write.")
    public Answer read(@PathParam("memberId") String memberId, @Context UriInfo uri) {
        Params.only(uri);
        caller.requireMayActFor(memberId);
        var member = Params.path("member", memberId, MemberId::new);
        return Answer.of(members.of(member).orElseThrow(() -> Params.unknown("member")));
    }
}
