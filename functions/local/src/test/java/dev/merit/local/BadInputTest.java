package dev.merit.local;

import static dev.merit.local.Calls.with;
import static dev.merit.local.Sweep.is;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.local.Contract.Endpoint;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What no endpoint takes, asked of every one of them. Each is answered with a problem that names what is wrong, and
/// nothing is stored.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BadInputTest {

    private static final int LIMIT = 4 * 1024 * 1024;
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final String ENDPOINTS = "dev.merit.local.Contract#all";
    private static final String WITH_BODIES = "dev.merit.local.Contract#withBodies";

    private static Map<String, String> shop;
    private static String staff;

    @Inject
    DynamoDbClient client;

    @ConfigProperty(name = "merit.table")
    String table;

    @TestHTTPResource("/")
    URI root;

    private Map<String, String> before;

    @BeforeEach
    void remember() {
        if (shop == null) {
            shop = Contract.shop();
            staff = Calls.token(Calls.STAFF);
        }
        before = Sweep.stored(client, table);
    }

    @AfterEach
    void nothingIsStored() {
        assertThat(Sweep.stored(client, table)).isEqualTo(before);
    }

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
        // Whether another's coupon is there is not for a member to learn.
        var hidden = endpoint.toString().equals("GET /v1/coupons/{code}");
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

    /// What is no method of the batch may be one of a member called so.
    private static boolean isKnown(String method, String path) {
        var paths = path.equals("/v1/members/batch") ? List.of(path, "/v1/members/{memberId}") : List.of(path);
        return Contract.all().anyMatch(e -> e.method().equals(method) && paths.contains(e.path()));
    }

    @ParameterizedTest
    @MethodSource(WITH_BODIES)
    void refusesBodiesThatAreNoJson(Endpoint endpoint) {
        for (var type : new String[] {"text/plain", "application/xml", "application/x-www-form-urlencoded"}) {
            is(send(endpoint, with(staff).contentType(type), endpoint.body()), 415, "unsupported-media-type");
        }
        for (var broken : new String[] {"{", "{]", "{'a': 1}", "nonsense", endpoint.body() + " {}"}) {
            is(send(endpoint, with(staff), broken), 400, "unreadable-body", "");
        }
        for (var wrong : new String[] {"[]", "7", "\"x\"", "true"}) {
            is(send(endpoint, with(staff), wrong), 400, "unreadable-body", "");
        }
        Sweep.problem(send(endpoint, with(staff), "null"));
        Sweep.problem(with(staff).header("If-Match", "*").request(endpoint.method(), path(endpoint)));
    }

    @ParameterizedTest
    @MethodSource(WITH_BODIES)
    void refusesFieldsThatItDoesNotKnow(Endpoint endpoint) {
        is(send(endpoint, with(staff), Sweep.with(endpoint.body(), "colour")), 400, "unreadable-body", "/colour");
    }

    @ParameterizedTest
    @MethodSource(WITH_BODIES)
    void refusesValuesOfTheWrongType(Endpoint endpoint) {
        for (var field : Sweep.fields(endpoint.body())) {
            for (var value : Sweep.wrong(endpoint.body(), field)) {
                if (endpoint.path().endsWith("/batch") && field.matches("/\\w+/0")) {
                    continue; // A row fails alone.
                }
                var answer = send(endpoint, with(staff), Sweep.with(endpoint.body(), field, value));
                Sweep.problem(answer);
                assertThat(answer.statusCode())
                        .as(field + ": " + value + answer.asString())
                        .isIn(400, 422);
                assertThat(Sweep.pointers(answer))
                        .as(field + ": " + value + answer.asString())
                        .anyMatch(pointer -> pointer.equals(field) || pointer.startsWith(field + "/"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(WITH_BODIES)
    void refusesBodiesThatAreTooLarge(Endpoint endpoint) throws Exception {
        var body = ("{\"a\": \"" + "a".repeat(LIMIT) + "\"}").getBytes(StandardCharsets.US_ASCII);
        try (var http = HttpClient.newHttpClient()) {
            for (var publisher : Set.of(
                    BodyPublishers.ofByteArray(body),
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))) {
                var request = HttpRequest.newBuilder(root.resolve(path(endpoint)))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + staff)
                        .method(endpoint.method(), publisher)
                        .version(HttpClient.Version.HTTP_1_1);
                var answer = http.send(request.build(), BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(413);
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
                assertThat(answer.body()).contains("\"code\":\"body-too-large\"", "\"status\":413");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/members/{id}", "PATCH, /v1/members/{id}", "GET, /v1/members/{id}/activities",
        "GET, /v1/members/{id}/coupons", "GET, /v1/members/{id}/totals?currency=PLN", "GET, /v1/strategies/{id}",
        "PATCH, /v1/strategies/{id}", "POST, /v1/strategies/{id}/activate", "POST, /v1/strategies/{id}/pause",
        "POST, /v1/strategies/{id}/end", "GET, /v1/strategies/{id}/totals", "GET, /v1/coupons/{id}",
        "GET, /v1/redemptions/{id}", "POST, /v1/redemptions/{id}/rollback"
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
        for (var path : new String[] {"/", "/v1", "/v2/members", "/v1/member", "/problems/not-found"}) {
            is(with(staff).get(path), 404, "not-found");
        }
    }

    private static Response call(Endpoint endpoint, RequestSpecification request) {
        return endpoint.takesABody()
                ? send(endpoint, request, endpoint.body())
                : request.request(endpoint.method(), path(endpoint));
    }

    private static Response send(Endpoint endpoint, RequestSpecification request, String body) {
        return request.header("If-Match", "*")
                .body(Contract.filled(body, shop))
                .request(endpoint.method(), path(endpoint));
    }

    private static String path(Endpoint endpoint) {
        return Contract.filled(endpoint.path(), shop);
    }
}
