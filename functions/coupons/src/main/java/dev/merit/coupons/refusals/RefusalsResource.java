package dev.merit.coupons.refusals;

import dev.merit.coupons.strategies.Strategies;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.json.Times;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Says for what reasons a strategy refuses.
@Path("/v1/strategies/{strategyId}/refusals")
@Tag(name = "Strategies")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
public final class RefusalsResource {

    private static final int MAX_DAYS = 366;
    private static final int USUAL_DAYS = 30;

    private final RefusalCounts refusals;
    private final Strategies strategies;
    private final InstantSource clock;

    RefusalsResource(RefusalCounts refusals, Strategies strategies, InstantSource clock) {
        this.refusals = refusals;
        this.strategies = strategies;
        this.clock = clock;
    }

    /// The counts of all days and reasons that have one, by day.
    @RegisterForReflection
    @Schema(name = "RefusalCounts", examples = """
                    {"from": "2025-11-21", "to": "2025-11-22", "items": [\
                    {"day": "2025-11-22", "code": "already-redeemed", "count": 12}, \
                    {"day": "2025-11-22", "code": "minimum-spend", "count": 40}]}""")
    record Counts(
            @Schema(description = "The first day, in UTC.") LocalDate from,
            @Schema(description = "The last day, in UTC.") LocalDate to,

            @Schema(description = "The counts by day and reason.")
            List<RefusalCounts.Count> items) {}

    @GET
    @Operation(
            operationId = "listRefusals",
            summary = "Count a strategy's refusals by day and reason",
            description =
                    "Refusals to issue, reserve and redeem, by the code of the problem, or of its first reason. A "
                            + "refusal is about each strategy whose code or promotion stands in the way. The counts are not exact: "
                            + "each process counts in memory and adds its counts every ten seconds.")
    @APIResponse(responseCode = "200", description = "The counts.")
    public Counts list(
            @Context UriInfo uri,
            @PathParam("strategyId") String strategyId,
            @QueryParam("from")
                    @Parameter(description = "The first day, in UTC; 29 days before the last, if it is absent.")
                    @Schema(implementation = LocalDate.class)
                    @Nullable
                    String from,
            @QueryParam("to")
                    @Parameter(description = "The last day, in UTC; today, if it is absent.")
                    @Schema(implementation = LocalDate.class)
                    @Nullable
                    String to) {
        Params.only(uri, "from", "to");
        var id = Params.path("strategy", strategyId, StrategyId::new);
        var last = Objects.requireNonNullElseGet(
                Params.value("to", to, Times::date), () -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        var first = Objects.requireNonNullElseGet(
                Params.value("from", from, Times::date), () -> last.minusDays(USUAL_DAYS - 1L));
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) >= MAX_DAYS) {
            throw new ProblemException(
                    Problem.invalidParameter("from", "must lie at most " + MAX_DAYS + " days before the end"));
        }
        if (strategies.find(id).isEmpty()) {
            throw Params.unknown("strategy");
        }
        return new Counts(first, last, refusals.of(id, first, last));
    }
}
