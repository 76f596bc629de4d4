package dev.merit.activities;

import dev.merit.shared.http.AnswerLimit;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Cursor;
import dev.merit.shared.http.Limit;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.MemberId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/members/{memberId}/activities")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Activities")
public final class MemberActivitiesResource {

    private static final String POSITION = "at";

    private final History history;
    private final Cursor cursors;
    private final AnswerLimit answers;
    private final Caller caller;

    MemberActivitiesResource(History history, Cursor cursors, AnswerLimit answers, Caller caller) {
        this.history = history;
        this.cursors = cursors;
        this.answers = answers;
        this.caller = caller;
    }

    @Schema(name = "ActivityList", examples = ActivityDocs.LIST)
    record ActivityList(
            List<ActivityAnswer> items, @Nullable String next) {}

    @GET
    @RolesAllowed({Roles.MEMBER, Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR})
    @Operation(
            operationId = "listActivities",
            summary = "List a member's activities, newest first",
            description =
                    "`from` is included and `to` is excluded. A new activity appears within moments. A page of very"
                            + " large activities has fewer than `limit` of them, and a `next`.")
    @APIResponse(responseCode = "200", description = "One page of the list.")
    public ActivityList list(
            @PathParam("memberId") String memberId,
            @QueryParam("type") @Nullable String type,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        Params.only(uri, "type", "from", "to", "limit", "cursor");
        caller.requireMayActFor(memberId);
        var member = Params.path("member", memberId, MemberId::new);
        var list = String.join("/", "activities", memberId, "" + type, "" + from, "" + to);
        var start = cursor == null ? null : cursors.decode(list, cursor).get(POSITION);
        var page = history.of(
                        member,
                        new History.Span(Params.instant("from", from), Params.instant("to", to), type),
                        start,
                        Limit.parse(limit).value())
                .orElseThrow(() -> Params.unknown("member"));
        var items = page.activities().stream().map(ActivityAnswer::of).toList();
        int shown = answers.fitting(items);
        var next = page.next(shown);
        return new ActivityList(
                items.subList(0, shown), next == null ? null : cursors.encode(list, Map.of(POSITION, next)));
    }
}
