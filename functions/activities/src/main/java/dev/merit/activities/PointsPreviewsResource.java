package dev.merit.activities;

import dev.merit.activities.PointsPreviews.PreviewOutcome;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Fields;
import dev.merit.shared.http.Roles;
import dev.merit.shared.problems.ProblemException;
import dev.merit.shared.redemption.RedemptionProblem;
import dev.merit.shared.redemption.RedemptionProblems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/points/previews")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Points")
@RolesAllowed({Roles.MEMBER, Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR})
public final class PointsPreviewsResource {

    private final PointsPreviews previews;
    private final Caller caller;

    PointsPreviewsResource(PointsPreviews previews, Caller caller) {
        this.previews = previews;
        this.caller = caller;
    }

    @POST
    @Operation(
            operationId = "previewPoints",
            summary = "Say what a purchase would earn",
            description = PointsPreviewDocs.DESCRIPTION)
    @APIResponse(responseCode = "200", description = "The points. Nothing is recorded.")
    @ActivityProblems(ActivityProblem.UNKNOWN_MEMBER)
    @RedemptionProblems(RedemptionProblem.REDEMPTION_NOT_VALID)
    public PointsPreview preview(PointsPreviewRequest request) {
        if (request.memberId() != null) {
            caller.requireMayActFor(request.memberId().value());
        }
        request.check().check();
        return switch (previews.of(request)) {
            case PreviewOutcome.Previewed(var preview) -> preview;
            case PreviewOutcome.UnknownMember() ->
                throw new ProblemException(ActivityRefusals.unknownMember("/memberId"));
            case PreviewOutcome.UnknownTier() -> throw Fields.wrong("/tier", "is not a tier of the shop");
            case PreviewOutcome.NotRedeemed(var redemption) ->
                throw new ProblemException(ActivityRefusals.of(new RecordingOutcome.NotRedeemed(redemption)));
        };
    }
}
