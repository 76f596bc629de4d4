package dev.merit.coupons.vouchers;

import dev.merit.shared.http.Amounts;
import dev.merit.shared.http.Fields;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.money.Money;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import dev.merit.shared.redemption.RedemptionProblem;
import dev.merit.shared.redemption.RedemptionProblems;
import dev.merit.shared.redemption.RedemptionStatus;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Refunds payments to gift vouchers.
@Path("/v1/redemptions/{redemptionId}/refunds")
@Tag(name = "Redemptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class VoucherRefundsResource {

    private static final int CREATED = 201;
    private static final int OK = 200;

    private final VoucherRefunds refunds;

    VoucherRefundsResource(VoucherRefunds refunds) {
        this.refunds = refunds;
    }

    @RegisterForReflection
    @Schema(name = "VoucherRefundRequest", examples = VoucherDocs.TO_REFUND)
    record Request(VoucherRefundId refundId, Money amount) {}

    @POST
    @RolesAllowed({Roles.STOREFRONT, Roles.OPERATOR})
    @Operation(
            operationId = "createVoucherRefund",
            summary = "Refund a payment to a gift voucher",
            description = VoucherDocs.REFUND)
    @APIResponse(
            responseCode = "201",
            description = "Refunded.",
            content = @Content(schema = @Schema(implementation = VoucherRefund.class)))
    @APIResponseSchema(value = VoucherRefund.class, responseCode = "200", responseDescription = "Refunded before.")
    @VoucherProblems({
        VoucherProblem.REFUND_DIFFERS,
        VoucherProblem.VOUCHER_EXPIRED,
        VoucherProblem.VOUCHER_REVOKED,
        VoucherProblem.NOT_A_VOUCHER,
        VoucherProblem.REFUND_EXCEEDS_PAYMENT
    })
    @RedemptionProblems({RedemptionProblem.NOT_REDEEMED, RedemptionProblem.CURRENCY_DIFFERS})
    public Response refund(@PathParam("redemptionId") String redemptionId, Request request) {
        var fields = new Fields();
        Amounts.check(fields, "amount", request.amount(), 1, null);
        fields.check();
        var id = Params.path("redemption", redemptionId, RedemptionId::new);
        return switch (refunds.refund(id, request.refundId(), request.amount())) {
            case VoucherRefundOutcome.Refunded(var refund) ->
                Response.status(CREATED).entity(refund).build();
            case VoucherRefundOutcome.Repeated(var refund) ->
                Response.status(OK).entity(refund).build();
            case VoucherRefundOutcome.NoRedemption() -> throw Params.unknown("redemption");
            case VoucherRefundOutcome.Differs() ->
                throw failed(
                        Problem.of(VoucherProblem.REFUND_DIFFERS, "Another refund of this redemption has that id."));
            case VoucherRefundOutcome.NotRedeemed(var status) ->
                throw failed(Problem.of(RedemptionProblem.NOT_REDEEMED, "The redemption is " + status.text() + ".")
                        .with("have", status.text())
                        .with("need", RedemptionStatus.REDEEMED.text()));
            case VoucherRefundOutcome.Expired(var now, var validTo) ->
                throw failed(Problem.of(VoucherProblem.VOUCHER_EXPIRED, "The voucher was valid up to " + validTo + ".")
                        .with("have", now)
                        .with("need", validTo));
            case VoucherRefundOutcome.Revoked() ->
                throw failed(Problem.of(VoucherProblem.VOUCHER_REVOKED, "The voucher was revoked."));
            case VoucherRefundOutcome.NoVoucher() ->
                throw failed(Problem.of(
                        VoucherProblem.NOT_A_VOUCHER, "The redemption is the discount of a coupon, not a payment."));
            case VoucherRefundOutcome.OtherCurrency(var have, var need) -> throw failed(otherCurrency(have, need));
            case VoucherRefundOutcome.TooMuch(var have, var need) ->
                throw failed(Problem.of(VoucherProblem.REFUND_EXCEEDS_PAYMENT, "Less is left of what the voucher paid.")
                        .with("have", have)
                        .with("need", need));
        };
    }

    private static Problem otherCurrency(Currency have, Currency need) {
        var detail = "The voucher paid in " + need + ".";
        return Problem.of(RedemptionProblem.CURRENCY_DIFFERS, detail)
                .errors(List.of(new Problem.FieldError("/amount/currency", detail)))
                .with("have", have.getCurrencyCode())
                .with("need", need.getCurrencyCode());
    }

    private static ProblemException failed(Problem problem) {
        return new ProblemException(problem);
    }
}
