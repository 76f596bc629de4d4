package dev.merit.shared.edge;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Cursor;
import dev.merit.shared.http.ETags;
import dev.merit.shared.http.Limit;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.json.BindingResult;
import dev.merit.shared.json.Json;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemDefinition;
import dev.merit.shared.problems.ProblemException;
import dev.merit.shared.table.Unavailable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Has one way to each answer that the edge gives.
@Path("/v1/samples")
public class SampleResource {
    private static final ProblemDefinition NOT_ELIGIBLE =
            new ProblemDefinition(422, "not-eligible", "Not eligible", "The coupon is not for this order.");

    enum Kind {
        @JsonProperty("plain")
        PLAIN,
        @JsonProperty("giftVoucher")
        GIFT_VOUCHER
    }

    record Code(@JsonValue String text) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Code {
            if (!text.matches("[A-Z]+")) {
                throw new IllegalArgumentException("must be capital letters");
            }
        }
    }

    record Amount(long minorUnits, String currency) {
        Amount {
            if (minorUnits < 0) {
                throw new IllegalArgumentException("must not be negative");
            }
        }
    }

    record Sample(
            String name,
            @Nullable Amount amount,
            @Nullable Integer count,
            @Nullable Boolean flag,
            @Nullable Kind kind,
            @Nullable Code code,
            @Nullable Instant at,
            @Nullable LocalDate date,
            @Nullable LocalDateTime local,
            @Nullable ZoneId zone,
            @Nullable List<Amount> items,
            @Nullable Map<String, String> attributes) {}

    record Rows(List<JsonNode> rows) {}

    record Row(String name, @Nullable Problem problem) {}

    record Page(String at, int limit) {}

    private final Json json;
    private final Caller caller;
    private final Cursor cursor;

    SampleResource(Json json, Caller caller, Cursor cursor) {
        this.json = json;
        this.caller = caller;
        this.cursor = cursor;
    }

    @POST
    public Sample echo(Sample sample) {
        return sample;
    }

    @POST
    @Path("/tree")
    public JsonNode tree(JsonNode tree) {
        return tree;
    }

    @POST
    @Path("/rows")
    public List<Row> rows(Rows rows) {
        return rows.rows().stream()
                .map(row -> switch (json.bind(row, Sample.class)) {
                    case BindingResult.Value<Sample>(var sample) -> new Row(sample.name(), null);
                    case BindingResult.Bad<Sample>(var problem) -> new Row("", problem);
                })
                .toList();
    }

    @PATCH
    @Consumes({"application/merge-patch+json", "application/json"})
    public Sample patch(@HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        ETags.require(ifMatch, 7);
        var current = json.bind(
                json.read("{\"name\":\"old\",\"count\":3,\"amount\":{\"minorUnits\":5,\"currency\":\"USD\"}}"),
                Sample.class);
        return json.patch(((BindingResult.Value<Sample>) current).value(), patch, Sample.class);
    }

    @GET
    public Page list(
            @Context UriInfo uri,
            @QueryParam("at") String at,
            @QueryParam("limit") String limit,
            @QueryParam("kind") String kind,
            @QueryParam("cursor") String next) {
        Params.only(uri, "at", "limit", "kind", "cursor");
        if (next != null) {
            cursor.decode("samples", next);
        }
        Params.one("kind", kind, Kind.class);
        return new Page(
                String.valueOf(Params.instant("at", at)), Limit.parse(limit).value());
    }

    @GET
    @Path("/of/{memberId}")
    @RolesAllowed({Roles.MEMBER, Roles.STOREFRONT})
    public String of(@PathParam("memberId") String memberId) {
        caller.requireMayActFor(memberId);
        return caller.subject();
    }

    @GET
    @Path("/problem")
    public String problem() {
        throw new ProblemException(Problem.of(NOT_ELIGIBLE, "Too little was spent.")
                .with("have", 1200)
                .with("need", new Amount(2000, "USD")));
    }

    @GET
    @Path("/away")
    public String away() {
        throw new Unavailable("busy", new IllegalStateException("secret store detail"));
    }

    @GET
    @Path("/broken")
    public String broken() {
        throw new IllegalStateException("secret detail");
    }
}
