package dev.merit.coupons.redemptions.http;

import dev.merit.coupons.redemptions.RedemptionPages;
import dev.merit.shared.http.Cursor;
import dev.merit.shared.http.Limit;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.OrderId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.problems.CommonProblem;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.Problem.FieldError;
import dev.merit.shared.problems.ProblemException;
import dev.merit.shared.redemption.RedemptionStatus;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Lists redemptions.
@Path("/v1/redemptions")
@Tag(name = "Redemptions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR})
public final class RedemptionListResource {

    private static final String PLACE = "place";
    private static final List<FieldError> ONE_OF_THREE = Stream.of("?memberId", "?strategyId", "?orderId")
            .map(name -> new FieldError(name, "must be the only one of the three"))
            .toList();

    private final RedemptionPages pages;
    private final Cursor cursors;

    RedemptionListResource(RedemptionPages pages, Cursor cursors) {
        this.pages = pages;
        this.cursors = cursors;
    }

    @GET
    @Operation(
            operationId = "listRedemptions",
            summary = "List redemptions, newest first",
            description = RedemptionDocs.LISTS)
    @APIResponse(responseCode = "200", description = "A page of redemptions.")
    public RedemptionList list(
            @Context UriInfo uri,
            @QueryParam("memberId") @Nullable String memberId,
            @QueryParam("strategyId") @Nullable String strategyId,
            @QueryParam("orderId") @Nullable String orderId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("status") @Schema(implementation = RedemptionStatus.class) @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Params.only(uri, "memberId", "strategyId", "orderId", "from", "to", "status", "limit", "cursor");
        var member = Params.value("memberId", memberId, MemberId::new);
        var strategy = Params.value("strategyId", strategyId, StrategyId::new);
        var order = Params.value("orderId", orderId, OrderId::new);
        var list = String.join(
                "/", "redemptions", "" + member, "" + strategy, "" + order, "" + from, "" + to, "" + status);
        var place = cursor == null ? null : cursors.decode(list, cursor).get(PLACE);
        if (Stream.of(member, strategy, order).filter(Objects::nonNull).count() != 1) {
            throw new ProblemException(Problem.of(
                            CommonProblem.INVALID_PARAMETER,
                            "Exactly one of memberId, strategyId and orderId must be given.")
                    .errors(ONE_OF_THREE));
        }
        var filter = new RedemptionPages.Filter(
                Params.instant("from", from),
                Params.instant("to", to),
                Params.one("status", status, RedemptionStatus.class));
        if (strategy != null && filter.status() == RedemptionStatus.RELEASED) {
            throw new ProblemException(
                    Problem.invalidParameter("status", "is not listed by strategy: what was released"));
        }
        var max = Limit.parse(limit).value();
        RedemptionPages.Page page;
        if (member != null) {
            page = pages.of(member, filter, place, max);
        } else if (order != null) {
            page = pages.of(order, filter, place, max);
        } else {
            page = pages.of(Objects.requireNonNull(strategy), filter, place, max);
        }
        return new RedemptionList(
                page.redemptions().stream().map(RedemptionList.Row::of).toList(),
                page.next() == null ? null : cursors.encode(list, Map.of(PLACE, page.next())));
    }
}
