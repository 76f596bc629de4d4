package dev.merit.local;

import static dev.merit.local.Calls.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;

import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Callers who send too much are refused, and told when to come again.
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(RequestLimitsTest.LowLimits.class)
class RequestLimitsTest {

    private static final int MAX = 10;

    public static final class LowLimits implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "merit.limits.member.reads", Integer.toString(MAX),
                    "merit.limits.member.writes", Integer.toString(MAX),
                    "merit.lookups.storefront", Integer.toString(MAX));
        }
    }

    @Test
    void limitsEachMemberByTheKindOfRequest() {
        var ada = Calls.member("limits-ada");
        var ben = Calls.member("limits-ben");
        var token = Calls.memberToken(ada);
        for (int i = 0; i < MAX; i++) {
            with(token).get("/v1/members/" + ada).then().statusCode(200);
        }
        limited(with(token).get("/v1/members/" + ada), "reads");
        limited(with(token).get("/v1/members/" + ada + "/points"), "reads");
        with(token).body("{}").post("/v1/members/" + ada + "/offers").then().statusCode(422);
        with(Calls.memberToken(ben)).get("/v1/members/" + ben).then().statusCode(200);
        with(Calls.token("storefront")).get("/v1/members/" + ada).then().statusCode(200);
    }

    @Test
    void doesNotCountWhatIsRefusedForItsTokenOrRole() {
        var ada = Calls.member("limits-refused");
        var token = Calls.memberToken(ada);
        for (int i = 0; i < 3 * MAX; i++) {
            with(token).get("/v1/segments").then().statusCode(403);
        }
        with(token).get("/v1/members/" + ada).then().statusCode(200);
    }

    @Test
    void limitsHowManyUnknownIdentitiesAStorefrontLooksUp() {
        Calls.member("limits-known");
        var token = Calls.token("storefront");
        for (int i = 0; i < 3 * MAX; i++) {
            with(token).get("/v1/members?externalId=limits-known").then().statusCode(200);
        }
        int answered = 0;
        Response answer;
        do {
            answer = with(token).get("/v1/members?externalId=limits-nobody");
            answered++;
        } while (answer.statusCode() == 200 && answered < 3 * MAX);
        limited(answer, "lookups");
        limited(with(token).get("/v1/members?externalId=limits-known"), "lookups");
        assertThat(answered).isGreaterThan(MAX);
        Calls.as("operator").get("/v1/members?externalId=limits-nobody").then().statusCode(200);
    }

    private static void limited(Response answer, String policy) {
        answer.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesRegex("[1-9][0-9]?"))
                .header("RateLimit-Policy", "\"" + policy + "\";q=" + MAX + ";w=60")
                .header("RateLimit", matchesRegex("\"" + policy + "\";r=0;t=[1-9][0-9]?"))
                .body("code", equalTo("rate-limited"))
                .body("policy", equalTo(policy))
                .body("limit", equalTo(MAX));
    }
}
