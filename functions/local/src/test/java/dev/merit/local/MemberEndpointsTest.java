package dev.merit.local;

import static dev.merit.local.Calls.as;
import static dev.merit.local.Calls.asMember;
import static dev.merit.local.Calls.ok;
import static dev.merit.local.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// Members and what they do, over HTTP as the contract has it.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MemberEndpointsTest {

    private static final String ANN = """
            {"externalId": "ann", "email": "Ann@Home.Example", "phone": "+44 20 7946 0007", "name": "Ann Example",
             "birthDate": "1984-02-29", "locale": "en-GB", "channel": "web",
             "consents": {"marketing": true, "profiling": false}, "attributes": {"newsletter": "weekly"},
             "registeredAt": "2026-01-05T10:00:00+01:00"}""";

    private static final String ANN_SHOWN = """
            {"memberId": "%s", "externalId": "ann", "email": "Ann@Home.Example", "phone": "+44 20 7946 0007",
             "name": "%s", "birthDate": "1984-02-29", "locale": "en-GB", "channel": "web",
             "consents": {"marketing": true, "profiling": false}, "attributes": {"newsletter": "weekly"},
             "tier": "standard", "registeredAt": "2026-01-05T09:00:00Z"}""";

    @Test
    void registersFindsAndChangesAMember() {
        var first =
                as("storefront").header("Idempotency-Key", "k-ann").body(ANN).post("/v1/members");
        String id = first.path("memberId");
        Shape.is(first, 201, ANN_SHOWN.formatted(id, "Ann Example"));
        assertThat(first.header("Location")).isEqualTo("/v1/members/" + id);

        var again =
                as("storefront").header("Idempotency-Key", "k-ann").body(ANN).post("/v1/members");
        Shape.is(again, 201, ANN_SHOWN.formatted(id, "Ann Example"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        Shape.is(post("/v1/members", ANN), 200, ANN_SHOWN.formatted(id, "Ann Example"));

        var read = asMember(id).get("/v1/members/" + id);
        Shape.is(read, 200, ANN_SHOWN.formatted(id, "Ann Example"));
        assertThat(read.header("ETag")).isEqualTo(first.header("ETag"));
        var list = "{\"items\": [" + ANN_SHOWN.formatted(id, "Ann Example") + "]}";
        Shape.is(as("operator").queryParam("externalId", "ann").get("/v1/members"), 200, list);
        Shape.is(as("operator").queryParam("email", "ann@home.example").get("/v1/members"), 200, list);
        Shape.is(as("operator").queryParam("phone", "+442079460007").get("/v1/members"), 200, list);
        Shape.is(as("operator").queryParam("email", "nobody@shop.example").get("/v1/members"), 200, "{\"items\": []}");

        var changed = as("operator")
                .contentType("application/merge-patch+json")
                .header("If-Match", read.header("ETag"))
                .body("{\"name\": \"Ann Other\"}")
                .patch("/v1/members/" + id);
        Shape.is(changed, 200, ANN_SHOWN.formatted(id, "Ann Other"));
        assertThat(changed.header("ETag")).isNotEqualTo(read.header("ETag"));
        var stale = as("operator")
                .header("If-Match", read.header("ETag"))
                .body("{}")
                .patch("/v1/members/" + id);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(as("operator").body("{}").patch("/v1/members/" + id).statusCode())
                .isEqualTo(428);
    }

    @Test
    void registersABatch() {
        Calls.member("b-known");
        var rows = """
                {"members": [{"externalId": "b-known"}, {"externalId": "b-new"}, {"externalId": "b-bad", "email": "none"}]}""";
        Shape.is(post("/v1/members/batch", rows), 200, """
                {"results": [{"externalId": "b-known", "memberId": "*", "status": "duplicate"},
                             {"externalId": "b-new", "memberId": "*", "status": "registered"},
                             {"externalId": "b-bad", "status": "rejected", "problem":
                               {"type": "/problems/invalid-fields", "title": "Invalid fields", "status": 422,
                                "code": "invalid-fields", "detail": "Some fields are not acceptable.",
                                "errors": [{"pointer": "/email", "reason": "*"}]}}],
                 "registered": 1, "duplicate": 1, "rejected": 1}""");
    }

    @Test
    void recordsActivitiesAndListsThem() {
        var id = Calls.member("doer");
        var purchase = """
                {"activityId": "d-1", "memberId": "%s", "type": "purchase", "occurredAt": "2026-02-01T12:00:00+02:00",
                 "channel": "web", "amount": {"minorUnits": 1177, "currency": "CHF"},
                 "items": [{"sku": "A1", "name": "Cup", "category": "kitchen", "quantity": 2,
                            "amount": {"minorUnits": 1177, "currency": "CHF"}}], "attributes": {"till": "4"}}""".formatted(id);
        var shown = """
                {"activityId": "d-1", "memberId": "%s", "type": "purchase", "occurredAt": "2026-02-01T10:00:00Z",
                 "recordedAt": "*time", "channel": "web", "amount": {"minorUnits": 1177, "currency": "CHF"},
                 "items": [{"sku": "A1", "name": "Cup", "category": "kitchen", "quantity": 2,
                            "amount": {"minorUnits": 1177, "currency": "CHF"}}], "attributes": {"till": "4"}}""".formatted(id);
        Shape.is(post("/v1/activities", purchase), 201, shown);
        Shape.is(post("/v1/activities", purchase), 200, shown);
        var other = post("/v1/activities", purchase.replace("1177", "1178"));
        assertThat(other.statusCode() + " " + other.path("code")).isEqualTo("409 activity-differs");

        Shape.is(post("/v1/activities/batch", """
                {"activities": [
                  {"activityId": "d-1", "memberId": "%1$s", "type": "login", "occurredAt": "2026-02-02T00:00:00Z"},
                  {"activityId": "d-2", "externalMemberId": "doer", "type": "review", "rating": 5,
                   "occurredAt": "2026-02-02T00:00:00Z"},
                  {"activityId": "d-3", "memberId": "%1$s", "type": "refund", "refundOf": "d-1",
                   "amount": {"minorUnits": 177, "currency": "CHF"}, "occurredAt": "2026-02-03T00:00:00Z"}]}""".formatted(id)), 200, """
                {"results": [{"activityId": "d-1", "status": "rejected", "problem":
                               {"type": "/problems/activity-differs", "title": "Activity differs", "status": 409,
                                "code": "activity-differs", "detail": "Another activity has that id."}},
                             {"activityId": "d-2", "status": "recorded"}, {"activityId": "d-3", "status": "recorded"}],
                 "recorded": 2, "duplicate": 0, "rejected": 1}""");

        var page = ok(as("marketer").queryParam("limit", 2).get("/v1/members/" + id + "/activities"));
        assertThat(page.<java.util.List<String>>path("items.activityId")).containsExactly("d-3", "d-2");
        var rest = ok(asMember(id)
                .queryParam("limit", 2)
                .queryParam("cursor", page.<String>path("next"))
                .get("/v1/members/" + id + "/activities"));
        Shape.is(
                rest.asString(),
                "{\"items\": ["
                        + shown.replace(
                                "\"attributes\"",
                                "\"refunded\": {\"minorUnits\": 177, \"currency\": \"CHF\"}, \"attributes\"")
                        + "]}");
        var some = ok(as("marketer")
                .queryParam("type", "review")
                .queryParam("from", "2026-02-01T00:00:00Z")
                .queryParam("to", "2026-02-03T00:00:00Z")
                .get("/v1/members/" + id + "/activities"));
        Shape.is(some.asString(), """
                {"items": [{"activityId": "d-2", "memberId": "%s", "type": "review", "rating": 5,
                            "occurredAt": "2026-02-02T00:00:00Z", "recordedAt": "*time"}]}""".formatted(id));
    }
}
