package dev.merit.activities.points;

import dev.merit.activities.points.RedeemedPoints.Redemption;
import dev.merit.shared.http.Fields;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.idempotency.CreationResponses;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import dev.merit.shared.problems.ProblemType;
import dev.merit.shared.redemption.RedemptionProblem;
import dev.merit.shared.redemption.RedemptionProblems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/members/{memberId}/points/redemptions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Points")
@RolesAllowed({Roles.STOREFRONT, Roles.OPERATOR})
public final class PointsRedemptionsResource {

    private static final long MAX_POINTS = 1_000_000_000_000L;

    private final PointsRedeemer spending;

    PointsRedemptionsResource(PointsRedeemer spending) {
        this.spending = spending;
    }

    /// The id of an order has the form of an activity's id: 1 to 128 printable ASCII characters without spaces.
    @Schema(name = "PointsRedemptionRequest", examples = PointsDocs.SPEND)
    record Request(ActivityId orderId, long points) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "redeemPoints", summary = "Redeem points for an order", description = PointsDocs.REDEEM)
    @APIResponse(
            responseCode = "201",
            description = "Redeemed.",
            headers = @Header(name = "Location", ref = "Location"),
            content = @Content(schema = @Schema(implementation = Redemption.class)))
    @APIResponse(
            responseCode = "200",
            description = "The redemption that was made before for this order.",
            content = @Content(schema = @Schema(implementation = Redemption.class)))
    @PointsProblems({PointsProblem.ROLLED_BACK, PointsProblem.INSUFFICIENT_POINTS, PointsProblem.NOT_REDEEMABLE})
    @RedemptionProblems(RedemptionProblem.REDEMPTION_DIFFERS)
    public Response redeem(@PathParam("memberId") String memberId, Request request) {
        new Fields().range("points", request.points(), 1, MAX_POINTS).check();
        var member = member(memberId);
        return switch (spending.spend(member, request.orderId().value(), request.points())) {
            case RedeemedPoints.Redeemed(var redemption) ->
                CreationResponses.created(path(member, redemption), redemption);
            case RedeemedPoints.Repeated(var redemption) ->
                CreationResponses.existing(path(member, redemption), redemption);
            case RedeemedPoints.Differs() ->
                throw conflict(RedemptionProblem.REDEMPTION_DIFFERS, "Other points were spent on this order.");
            case RedeemedPoints.RolledBack() ->
                throw conflict(
                        PointsProblem.ROLLED_BACK,
                        "The points spent on this order were given back. Name another order.");
            case RedeemedPoints.NotEnough(var have, var need) -> throw InsufficientPoints.of(have, need);
            case RedeemedPoints.NoValue() ->
                throw new ProblemException(
                        Problem.of(PointsProblem.NOT_REDEEMABLE, "The programme gives points no value to spend."));
            case RedeemedPoints.NoDiscount() -> throw Fields.wrong("/points", "are worth less than the least discount");
            case RedeemedPoints.NoMember() -> throw Params.unknown("member");
        };
    }

    @GET
    @Path("/{orderId}")
    @Operation(operationId = "getPointsRedemption", summary = "Get the points redeemed for an order")
    @APIResponse(responseCode = "200", description = "The redemption.")
    public Redemption read(@PathParam("memberId") String memberId, @PathParam("orderId") String orderId) {
        return spending.find(member(memberId), order(orderId)).orElseThrow(() -> Params.unknown("redemption"));
    }

    @POST
    @Path("/{orderId}/rollback")
    @Operation(
            operationId = "rollBackPointsRedemption",
            summary = "Return the points redeemed for an order",
            description = PointsDocs.ROLL_BACK)
    @APIResponse(responseCode = "200", description = "The redemption, rolled back.")
    public Redemption rollBack(@PathParam("memberId") String memberId, @PathParam("orderId") String orderId) {
        return spending.rollBack(member(memberId), order(orderId)).orElseThrow(() -> Params.unknown("redemption"));
    }

    private static MemberId member(String memberId) {
        return Params.path("member", memberId, MemberId::new);
    }

    private static String order(String orderId) {
        return Params.path("redemption", orderId, ActivityId::new).value();
    }

    private static ProblemException conflict(ProblemType type, String detail) {
        return new ProblemException(Problem.of(type, detail));
    }

    private static String path(MemberId member, Redemption redemption) {
        return "/v1/members/" + member + "/points/redemptions/"
                + URLEncoder.encode(redemption.orderId(), StandardCharsets.UTF_8);
    }
}
