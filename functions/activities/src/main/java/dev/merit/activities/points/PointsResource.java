package dev.merit.activities.points;

import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Cursor;
import dev.merit.shared.http.Limit;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.points.PointsBalance;
import dev.merit.shared.points.PointsLot;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/members/{memberId}/points")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Points")
@RolesAllowed({Roles.MEMBER, Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR})
public final class PointsResource {

    private static final String POSITION = "at";

    private final PointsWallets wallets;
    private final PointsEntries entries;
    private final Caller caller;
    private final Cursor cursors;
    private final InstantSource clock;

    PointsResource(PointsWallets wallets, PointsEntries entries, Caller caller, Cursor cursors, InstantSource clock) {
        this.wallets = wallets;
        this.entries = entries;
        this.caller = caller;
        this.cursors = cursors;
        this.clock = clock;
    }

    @Schema(name = "Points", examples = PointsDocs.POINTS)
    record Points(long balance, long pending, long transferable, List<Part> maturing, List<Part> expiring) {}

    /// A number of points, and when they become available or expire.
    @Schema(name = "PointsPart")
    record Part(long points, Instant at) {}

    @Schema(name = "PointsEntries", examples = PointsDocs.LIST)
    record PointsEntryList(
            List<PointsEntries.Entry> items, @Nullable String next) {}

    @GET
    @Operation(operationId = "getPoints", summary = "Get a member's points", description = PointsDocs.BALANCE)
    @APIResponse(responseCode = "200", description = "The current points, including the last committed write.")
    public Points read(@PathParam("memberId") String memberId, @Context UriInfo uri) {
        Params.only(uri);
        var today = PointsBalance.day(clock.instant());
        var balance = wallets.find(member(memberId)).orElseThrow(() -> Params.unknown("member"));
        var statement = balance.at(today);
        return new Points(
                statement.balance(),
                statement.pendingPoints(),
                balance.transferable(today),
                parts(statement.pending()),
                parts(statement.available().headMap(PointsLot.NEVER)));
    }

    @GET
    @Path("/entries")
    @Operation(
            operationId = "listPointsEntries",
            summary = "List the entries of a member's points, newest first",
            description = PointsDocs.ENTRIES)
    @APIResponse(responseCode = "200", description = "One page of the list.")
    public PointsEntryList list(
            @PathParam("memberId") String memberId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        Params.only(uri, "limit", "cursor");
        var member = member(memberId);
        var most = Limit.parse(limit).value();
        var list = "points/" + memberId;
        var start = cursor == null ? null : cursors.decode(list, cursor).get(POSITION);
        if (!wallets.compact(member)) {
            throw Params.unknown("member");
        }
        var page = entries.of(member, start, most);
        return new PointsEntryList(
                page.entries(), page.next() == null ? null : cursors.encode(list, Map.of(POSITION, page.next())));
    }

    private MemberId member(String memberId) {
        caller.requireMayActFor(memberId);
        return Params.path("member", memberId, MemberId::new);
    }

    private static List<Part> parts(SortedMap<LocalDate, Long> points) {
        return points.entrySet().stream()
                .map(day -> new Part(
                        day.getValue(),
                        day.getKey().atStartOfDay(ZoneOffset.UTC).toInstant()))
                .toList();
    }
}
