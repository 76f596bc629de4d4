package dev.merit.activities.points;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.merit.shared.activity.Activity;
import dev.merit.shared.audit.AuditLog;
import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.ETags;
import dev.merit.shared.http.Fields;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.http.SharedFields;
import dev.merit.shared.json.Json;
import dev.merit.shared.points.PointsProgramme;
import dev.merit.shared.points.PointsProgrammes;
import dev.merit.shared.points.Rate;
import dev.merit.shared.problems.CommonProblem;
import dev.merit.shared.problems.CommonProblems;
import dev.merit.shared.table.ShopSetting;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/points/programme")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Points", description = "Points that members earn by their activities, and spend.")
public final class ProgrammeResource {

    private static final int MAX_RULES = 100;
    private static final int MAX_TIERS = 11;
    private static final Rate MAX_RATE = Rate.of("20");
    private static final long MAX_POINTS = 1_000_000;

    private final PointsProgrammes programmes;
    private final AuditLog audit;
    private final Caller caller;
    private final Json json;
    private final InstantSource clock;

    ProgrammeResource(PointsProgrammes programmes, AuditLog audit, Caller caller, Json json, InstantSource clock) {
        this.programmes = programmes;
        this.audit = audit;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR})
    @Operation(operationId = "getPointsProgramme", summary = "Get the points programme")
    @APIResponse(
            responseCode = "200",
            description = "The programme.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = PointsProgramme.class)))
    @APIResponse(responseCode = "404", description = "There is no programme, so nobody earns points.")
    @CommonProblems(CommonProblem.NOT_FOUND)
    public Response read() {
        return answer(programmes.now().orElseThrow(() -> Params.unknown("programme")));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.MARKETER, Roles.OPERATOR})
    @Operation(
            operationId = "updatePointsProgramme",
            summary = "Set the points programme",
            description = PointsDocs.PROGRAMME)
    @APIResponse(
            responseCode = "200",
            description = "The programme as stored.",
            headers = @Header(name = "ETag", ref = "ETag"),
            content = @Content(schema = @Schema(implementation = PointsProgramme.class)))
    @APIResponse(
            responseCode = "428",
            description = "There is a programme, and the request has no If-Match with its version.")
    public Response set(@HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, PointsProgramme programme) {
        check(programme);
        var present = programmes.now();
        long version = present.map(ShopSetting.StoredValue::version).orElse(0L);
        if (version > 0 || ifMatch != null) {
            ETags.require(ifMatch, version);
        }
        var start = present.map(stored -> stored.value().startsAt()).orElse(clock.instant());
        var next = programme.startingAt(start);
        var act = caller.act("updatePointsProgramme", AuditTarget.setting("pointsProgramme"))
                .changing(present.map(stored -> json.tree(stored.value())).orElse(NullNode.instance), json.tree(next));
        return answer(programmes.replace(version, next, audit.of(act)).orElseThrow(ETags::stale));
    }

    private static void check(PointsProgramme programme) {
        var fields = new Fields();
        fields.when(programme.currency().getDefaultFractionDigits() < 0, "currency", "must have a minor unit");
        fields.range("signUp", programme.signUp(), 0, MAX_POINTS);
        fields.range("birthday", programme.birthday(), 0, MAX_POINTS);
        var referral = programme.referral();
        if (referral != null) {
            fields.in("referral")
                    .range("referrer", referral.referrer(), 0, MAX_POINTS)
                    .range("referred", referral.referred(), 0, MAX_POINTS)
                    .range("mostPerMonth", referral.mostPerMonth(), 1, 1_000);
            var minimum = referral.minimum();
            if (minimum != null) {
                fields.in("referral")
                        .when(minimum.minorUnits() < 0, "minimum", "must not be negative")
                        .when(
                                !minimum.currency().equals(programme.currency()),
                                "minimum",
                                "must be in the programme's currency");
            }
        }
        var tiers = Objects.requireNonNull(programme.tiers());
        fields.size("tiers", tiers, 0, MAX_TIERS);
        tiers.forEach((name, rate) -> {
            SharedFields.label(fields.in("tiers"), name, name);
            fields.in("tiers").when(rate.tenThousandths() > MAX_RATE.tenThousandths(), name, "must be at most 20");
        });
        fields.range("pendingDays", programme.pendingDays(), 0, 365);
        fields.range("expireAfterMonths", programme.expireAfterMonths(), 1, 120);
        var categories = Objects.requireNonNull(programme.categories());
        fields.size("categories", categories, 0, MAX_RULES);
        categories.forEach((name, _) -> fields.in("categories").text(name, name, 1, 100));
        var activities = Objects.requireNonNull(programme.activities());
        fields.size("activities", activities, 0, MAX_RULES);
        activities.forEach((type, award) -> {
            var own = fields.in("activities");
            SharedFields.label(own, type, type);
            own.when(
                    type.equals(Activity.PURCHASE) || type.equals(Activity.REFUND),
                    type,
                    "earns by its amount, not by its type");
            own.in(type)
                    .range("points", award.points(), 0, MAX_POINTS)
                    .range("mostPerDay", award.mostPerDay(), 1, 1_000);
        });
        fields.check();
    }

    private static Response answer(ShopSetting.StoredValue<PointsProgramme> stored) {
        return Response.ok(stored.value())
                .header(HttpHeaders.ETAG, ETags.of(stored.version()))
                .build();
    }
}
