package dev.merit.coupons.strategies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.coupons.pricing.TermsInput;
import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.http.AnswerLimit;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Cursor;
import dev.merit.shared.http.ETags;
import dev.merit.shared.http.Fields;
import dev.merit.shared.http.Limit;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.idempotency.Answer;
import dev.merit.shared.idempotency.CreationResponses;
import dev.merit.shared.idempotency.Idempotency;
import dev.merit.shared.json.Json;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Creates, lists, shows and updates strategies. It is one file since all of these are of one resource; most of
/// its lines are annotations.
@Path("/v1/strategies")
@Tag(name = "Strategies", description = "Marketing strategies, from draft to end.")
@Produces(MediaType.APPLICATION_JSON)
public final class StrategiesResource {

    private static final String WHAT = "strategy";
    private static final String POSITION = "strategyId";

    private final Strategies strategies;
    private final TermsUpdate updates;
    private final Idempotency idempotency;
    private final Caller caller;
    private final Json json;
    private final Cursor cursors;
    private final AnswerLimit answers;
    private final InstantSource clock;

    StrategiesResource(
            Strategies strategies,
            TermsUpdate updates,
            Idempotency idempotency,
            Caller caller,
            Json json,
            Cursor cursors,
            AnswerLimit answers,
            InstantSource clock) {
        this.strategies = strategies;
        this.updates = updates;
        this.idempotency = idempotency;
        this.caller = caller;
        this.json = json;
        this.cursors = cursors;
        this.answers = answers;
        this.clock = clock;
    }

    /// A page of the list; without `next` the last one.
    @Schema(name = "StrategyList", examples = StrategyDocs.LIST)
    record Page(List<StrategyBody> items, @Nullable String next) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(operationId = "createStrategy", summary = "Make a strategy", description = StrategyDocs.CREATE)
    @APIResponse(
            responseCode = "201",
            description = "Created, as a draft.",
            headers = {@Header(name = "Location", ref = "Location"), @Header(name = "ETag", ref = "ETag")},
            content = @Content(schema = @Schema(implementation = StrategyBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The strategy that was created before under this externalId.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = StrategyBody.class)))
    @StrategyProblems(StrategyProblem.ALREADY_EXISTS)
    public Response create(@HeaderParam("Idempotency-Key") @Nullable String key, StrategyInput request) {
        var now = clock.instant();
        var terms = request.terms(now);
        var asked = json.write(request);
        var attempt = idempotency.attempt(key, caller.subject(), "POST /v1/strategies", asked);
        var earlier = idempotency.earlier(attempt);
        if (earlier.isPresent()) {
            return response(CreationResponses.again(earlier.get()), Strategy.FIRST_VERSION);
        }
        var strategy = new Strategy(
                StrategyId.random(),
                Strategy.FIRST_VERSION,
                StrategyStatus.DRAFT,
                terms,
                Strategy.FIRST_VERSION,
                request.externalId(),
                strategies.fingerprint(asked),
                request.opening() == null ? null : request.opening().opening(now),
                now);
        var answer = new Answer(
                CreationResponses.CREATED,
                "/v1/strategies/" + strategy.id(),
                json.write(StrategyBody.of(strategy, now)));
        var act = caller.act("createStrategy", AuditTarget.of(strategy.id())).creating(json.tree(request));
        return switch (strategies.create(strategy, idempotency.keep(attempt, answer), act)) {
            case StrategyCreation.Created() -> response(CreationResponses.first(answer), Strategy.FIRST_VERSION);
            case StrategyCreation.Known(var known) ->
                response(Response.ok(StrategyBody.of(known, now)), known.version());
            case StrategyCreation.Taken() ->
                throw new ProblemException(Problem.of(
                        StrategyProblem.ALREADY_EXISTS,
                        "The externalId belongs to another strategy, or one with other content."));
            case StrategyCreation.Repeated(var refused) ->
                response(
                        CreationResponses.again(
                                idempotency.earlier(attempt, refused).orElseThrow()),
                        Strategy.FIRST_VERSION);
        };
    }

    @GET
    @RolesAllowed({Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR})
    @Operation(operationId = "listStrategies", summary = "List the strategies")
    @APIResponse(responseCode = "200", description = "A page of strategies, in no order of meaning.")
    public Page list(
            @Context UriInfo uri,
            @QueryParam("status") @Schema(implementation = StrategyStatus.class) @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Params.only(uri, "status", "limit", "cursor");
        var name = "strategies/" + status;
        var wanted = Params.one("status", status, StrategyStatus.class);
        var max = Limit.parse(limit).value();
        var from = cursor == null ? null : cursors.decode(name, cursor).get(POSITION);
        var now = clock.instant();
        var found = strategies.list(wanted, from, max);
        var items = found.strategies().stream()
                .map(s -> StrategyBody.of(s, now).seenBy(caller))
                .toList();
        int shown = answers.fitting(items);
        var next = found.next(shown);
        return new Page(items.subList(0, shown), next == null ? null : cursors.encode(name, Map.of(POSITION, next)));
    }

    @GET
    @Path("/{strategyId}")
    @RolesAllowed({Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR})
    @Operation(operationId = "getStrategy", summary = "Read a strategy")
    @APIResponse(
            responseCode = "200",
            description = "The strategy.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = StrategyBody.class)))
    public Response get(@PathParam("strategyId") String strategyId) {
        return response(known(strategyId));
    }

    @PATCH
    @Path("/{strategyId}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(
            operationId = "updateStrategy",
            summary = "Change a draft or a paused strategy",
            description = LifecycleDocs.CHANGE)
    @APIResponse(
            responseCode = "200",
            description = "The strategy as changed.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = StrategyBody.class)))
    @StrategyProblems(StrategyProblem.STRATEGY_NOT_EDITABLE)
    public Response update(
            @PathParam("strategyId") String strategyId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Schema(implementation = TermsInput.class) JsonNode patch) {
        var strategy = known(strategyId);
        ETags.require(ifMatch, strategy.version());
        if (!strategy.status().isEditable()) {
            throw new ProblemException(StrategyPatch.refusal("Only a draft or a paused strategy may be changed."));
        }
        var body = json.patch(TermsInput.of(strategy.terms()), patch, TermsInput.class);
        var terms = body.check(new Fields());
        var locked = StrategyPatch.locked(strategy, terms);
        if (!locked.isEmpty()) {
            throw new ProblemException(StrategyPatch.refusal("Coupons or totals hang on some of the fields.")
                    .errors(locked));
        }
        var act = caller.act("updateStrategy", AuditTarget.of(strategy.id()))
                .changing(json.tree(TermsInput.of(strategy.terms())), json.tree(TermsInput.of(terms)));
        return switch (updates.update(strategy, terms, act)) {
            case StrategyUpdate.Done(var changed) -> response(changed);
            case StrategyUpdate.Overtaken() -> throw ETags.stale();
            case StrategyUpdate.BudgetTaken(var left, var less) ->
                throw new ProblemException(StrategyPatch.tooLow(left, less));
        };
    }

    private Strategy known(String strategyId) {
        return strategies.find(Params.path(WHAT, strategyId, StrategyId::new)).orElseThrow(() -> Params.unknown(WHAT));
    }

    private Response response(Strategy strategy) {
        var body = StrategyBody.of(strategy, clock.instant()).seenBy(caller);
        return response(Response.ok(body), strategy.version());
    }

    private static Response response(Response.ResponseBuilder response, long version) {
        return response.header(HttpHeaders.ETAG, ETags.of(version)).build();
    }
}
