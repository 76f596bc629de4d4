package dev.merit.activities.points;

import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Fields;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.idempotency.CreationResponses;
import dev.merit.shared.problems.CommonProblem;
import dev.merit.shared.problems.CommonProblems;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import dev.merit.shared.problems.ProblemType;
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

@Path("/v1/members/{memberId}/points/transfers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Points")
public final class TransfersResource {

    private static final long MAX_POINTS = 1_000_000_000_000L;

    private final PointsTransfers transferring;
    private final Caller caller;

    TransfersResource(PointsTransfers transferring, Caller caller) {
        this.transferring = transferring;
        this.caller = caller;
    }

    /// The id of a transfer has the form of an activity's id: 1 to 128 printable ASCII characters without spaces.
    @Schema(name = "PointsTransferRequest", examples = TransferDocs.REQUEST)
    record Request(ActivityId transferId, MemberId toMemberId, long points) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.MEMBER, Roles.STOREFRONT, Roles.OPERATOR})
    @Operation(
            operationId = "transferPoints",
            summary = "Transfer points to another member",
            description = TransferDocs.DESCRIPTION)
    @APIResponse(
            responseCode = "201",
            description = "Transferred.",
            headers = @Header(name = "Location", ref = "Location"),
            content = @Content(schema = @Schema(implementation = TransferBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The transfer that was made before under this `transferId`.",
            content = @Content(schema = @Schema(implementation = TransferBody.class)))
    @APIResponse(
            responseCode = "422",
            description = "For example, the member who is to receive the points does not exist.")
    @PointsProblems({
        PointsProblem.TRANSFERS_OFF,
        PointsProblem.TRANSFER_DIFFERS,
        PointsProblem.ROLLED_BACK,
        PointsProblem.INSUFFICIENT_POINTS
    })
    public Response transfer(@PathParam("memberId") String memberId, Request request) {
        var member = member(memberId);
        new Fields()
                .range("points", request.points(), 1, MAX_POINTS)
                .when(request.toMemberId().equals(member), "toMemberId", "must be another member")
                .check();
        var gift = new PointsTransfer(member, request.transferId().value(), request.toMemberId(), request.points());
        var outcome = transferring.transfer(gift);
        var transfer = transfer(outcome);
        var path =
                "/v1/members/" + member + "/points/transfers/" + URLEncoder.encode(gift.id(), StandardCharsets.UTF_8);
        return outcome instanceof TransferOutcome.Transferred
                ? CreationResponses.created(path, transfer)
                : CreationResponses.existing(path, transfer);
    }

    @GET
    @Path("/{transferId}")
    @RolesAllowed({Roles.MEMBER, Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR})
    @Operation(operationId = "getPointsTransfer", summary = "Get a transfer of points")
    @APIResponse(responseCode = "200", description = "The transfer.")
    public TransferBody read(@PathParam("memberId") String memberId, @PathParam("transferId") String transferId) {
        return transferring.find(member(memberId), id(transferId)).orElseThrow(() -> Params.unknown("transfer"));
    }

    @POST
    @Path("/{transferId}/rollback")
    @RolesAllowed({Roles.STOREFRONT, Roles.OPERATOR})
    @Operation(
            operationId = "rollBackPointsTransfer",
            summary = "Return points that were transferred to another member",
            description = TransferDocs.ROLL_BACK)
    @APIResponse(responseCode = "200", description = "The transfer, rolled back.")
    @PointsProblems(PointsProblem.INSUFFICIENT_POINTS)
    @CommonProblems(CommonProblem.INVALID_FIELDS)
    public TransferBody rollBack(@PathParam("memberId") String memberId, @PathParam("transferId") String transferId) {
        return transfer(transferring.rollBack(member(memberId), id(transferId)));
    }

    private static TransferBody transfer(TransferOutcome transferred) {
        return switch (transferred) {
            case TransferOutcome.Transferred(var transfer) -> transfer;
            case TransferOutcome.Repeated(var transfer) -> transfer;
            case TransferOutcome.Differs() ->
                throw conflict(PointsProblem.TRANSFER_DIFFERS, "The id is that of another transfer.");
            case TransferOutcome.RolledBack() ->
                throw conflict(PointsProblem.ROLLED_BACK, "The transfer was rolled back. Name another.");
            case TransferOutcome.TransfersDisabled() ->
                throw conflict(PointsProblem.TRANSFERS_OFF, "The points programme does not allow transfers.");
            case TransferOutcome.NotEnough(var have, var need) -> throw InsufficientPoints.of(have, need);
            case TransferOutcome.NoMember() -> throw Params.unknown("member");
            case TransferOutcome.NoRecipient() -> throw Fields.wrong("/toMemberId", "there is no such member");
            case TransferOutcome.NoTransfer() -> throw Params.unknown("transfer");
        };
    }

    private static ProblemException conflict(ProblemType type, String detail) {
        return new ProblemException(Problem.of(type, detail));
    }

    private MemberId member(String memberId) {
        caller.requireMayActFor(memberId);
        return Params.path("member", memberId, MemberId::new);
    }

    private static String id(String transferId) {
        return Params.path("transfer", transferId, ActivityId::new).value();
    }
}
