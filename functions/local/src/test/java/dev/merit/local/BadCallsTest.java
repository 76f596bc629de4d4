package dev.merit.local;

import static dev.merit.local.Calls.with;
import static dev.merit.local.Sweep.is;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.local.Contract.Endpoint;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.build.Jwt;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Callers, methods and paths that an endpoint does not know, asked of every one of them.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BadCallsTest extends Refusing {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final String ENDPOINTS = "dev.merit.local.Contract#all";

    @ParameterizedTest
    @MethodSource(ENDPOINTS)
    void refusesCallersWithoutATokenOrTheRole(Endpoint endpoint) {
        var nobody = is(call(endpoint, given().contentType("application/json")), 401, "unauthorized");
        assertThat(nobody.header("WWW-Authenticate")).isEqualTo("Bearer");
        is(call(endpoint, with("nonsense")), 401, "unauthorized");
        is(call(endpoint, with(Jwt.subject("eve").groups("nobody").sign())), 403, "forbidden");
        for (var role : Calls.STAFF) {
            if (!endpoint.roles().contains(role)) {
                is(call(endpoint, with(Calls.token(role))), 403, "forbidden");
            }
        }
        var other = call(endpoint, with(Calls.memberToken("00000000000000000000")));
        // Whether another's coupon or request is there is not for a member to learn.
        var hidden = endpoint.toString().startsWith("GET /v1/coupons/{code}")
                || endpoint.toString().startsWith("GET /v1/data-requests/{requestId}");
        is(other, hidden ? 404 : 403, hidden ? "not-found" : "forbidden");
    }

    @ParameterizedTest
    @MethodSource(ENDPOINTS)
    void refusesOtherMethodsAndPaths(Endpoint endpoint) {
        for (var method : METHODS) {
            if (!isKnown(method, endpoint.path())) {
                var answer = is(with(staff).request(method, path(endpoint)), 405, "method-not-allowed");
                assertThat(answer.header("Allow")).contains(endpoint.method());
            }
        }
        is(with(staff).request(endpoint.method(), path(endpoint) + "/nothing/here"), 404, "not-found");
    }

    /// A path that is written out is no member or redemption called so.
    private static boolean isKnown(String method, String path) {
        return Contract.all()
                .anyMatch(e -> e.method().equals(method) && e.path().equals(path));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/members/{id}",
        "PATCH, /v1/members/{id}",
        "GET, /v1/members/{id}/activities",
        "GET, /v1/members/{id}/points",
        "GET, /v1/members/{id}/points/entries",
        "POST, /v1/members/{id}/points/redemptions/x/rollback",
        "GET, /v1/members/{id}/points/transfers/x",
        "POST, /v1/members/{id}/points/transfers/x/rollback",
        "GET, /v1/members/{id}/coupons",
        "GET, /v1/members/{id}/totals?currency=PLN",
        "GET, /v1/strategies/{id}",
        "PATCH, /v1/strategies/{id}",
        "POST, /v1/strategies/{id}/activate",
        "POST, /v1/strategies/{id}/pause",
        "POST, /v1/strategies/{id}/end",
        "GET, /v1/strategies/{id}/totals",
        "GET, /v1/coupons/{id}",
        "GET, /v1/redemptions/{id}",
        "POST, /v1/redemptions/{id}/rollback"
    })
    void knowsNothingThatIsNotThere(String method, String path) {
        for (var id :
                new String[] {"00000000000000000000", "0000000000000000", "x", "..%2F..", "%00", "a".repeat(3000)}) {
            var request = with(staff).urlEncodingEnabled(false).header("If-Match", "*");
            is(
                    (method.equals("PATCH") ? request.body("{}") : request).request(method, path.replace("{id}", id)),
                    404,
                    "not-found");
        }
    }

    @Test
    void answersUnknownPathsWithProblems() {
        for (var path : new String[] {"/nothing", "/v1", "/v2/members", "/v1/member", "/problems/not-found"}) {
            is(with(staff).get(path), 404, "not-found");
        }
    }
}
