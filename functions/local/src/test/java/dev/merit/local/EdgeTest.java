package dev.merit.local;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The edge as a real HTTP server shows it; what doesn't depend on one is tested in shared/.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class EdgeTest {
    private static final int LIMIT = 4 * 1024 * 1024;

    @TestHTTPResource("/")
    URI root;

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, 6 * 1024 * 1024, 12 * 1024 * 1024})
    void refusesABodyThatSaysItIsTooLarge(int bytes) throws Exception {
        assertThat(code(post("/v1/echo", BodyPublishers.ofByteArray(json(bytes)))))
                .isEqualTo("413 body-too-large");
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, 6 * 1024 * 1024, 12 * 1024 * 1024})
    void refusesABodyInChunksThatGrowsTooLarge(int bytes) throws Exception {
        assertThat(code(post("/v1/echo", chunks(bytes)))).isEqualTo("413 body-too-large");
    }

    @Test
    void takesBodiesUpToTheLimit() throws Exception {
        assertThat(post("/v1/echo", BodyPublishers.ofByteArray(json(LIMIT))).statusCode())
                .isEqualTo(200);
        assertThat(post("/v1/echo", chunks(LIMIT)).body()).hasSize(LIMIT);
    }

    /// As many as there are threads, and each sends a few bytes of many.
    @Test
    void servesOthersWhileBodiesDoNotComeAndGivesThoseUp() throws Exception {
        var slow = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 200; i++) {
                slow.add(beginning("/v1/echo", 100_000));
            }
            var start = System.nanoTime();
            assertThat(post("/v1/echo", BodyPublishers.ofString("\"here\"")).statusCode())
                    .isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            for (var socket : slow) {
                socket.setSoTimeout(20_000);
                var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer)
                        .startsWith("HTTP/1.1 408")
                        .contains("application/problem+json", "\"code\":\"request-timeout\"");
            }
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void takesABodyThatComesSlowlyButSteadily() throws Exception {
        try (var socket = beginning("/v1/echo", 8)) {
            socket.setSoTimeout(20_000);
            for (var part : List.of("aa", "aa", "a\"")) {
                Thread.sleep(500);
                socket.getOutputStream().write(part.getBytes(StandardCharsets.US_ASCII));
            }
            var answer = new byte[12];
            assertThat(socket.getInputStream().readNBytes(answer, 0, answer.length))
                    .isEqualTo(12);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
        }
    }

    /// A request of which two bytes of the body are sent.
    private Socket beginning(String path, int length) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), root.getPort());
        socket.getOutputStream()
                .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                + "Content-Length: " + length + "\r\n\r\n\"a")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void answersAnUnknownPathWithAProblem() {
        is(when().get("/v1/nothing").then(), 404, "not-found").body("instance", equalTo("/v1/nothing"));
        is(when().get("/nothing").then(), 404, "not-found").header("X-Request-Id", notNullValue());
        is(when().get("/v1/echo/a/b").then(), 404, "not-found");
    }

    @Test
    void refusesATokenThatIsNone() {
        is(
                        given().header("Authorization", "Bearer nonsense")
                                .get("/v1/echo/m-1")
                                .then(),
                        401,
                        "unauthorized")
                .header("WWW-Authenticate", "Bearer");
        is(when().get("/v1/echo/m-1").then(), 401, "unauthorized").header("WWW-Authenticate", "Bearer");
    }

    @Test
    void keepsMembersApart() {
        var token = Jwt.subject("ann")
                .groups(Set.of("member"))
                .claim("memberId", "m-1")
                .sign();
        given().auth().oauth2(token).get("/v1/echo/m-1").then().statusCode(200).body(equalTo("ann"));
        is(given().auth().oauth2(token).get("/v1/echo/m-2").then(), 403, "forbidden");
        is(
                given().auth()
                        .oauth2(Jwt.subject("eve").groups("marketer").sign())
                        .get("/v1/echo/m-1")
                        .then(),
                403,
                "forbidden");
    }

    @Test
    void comparesGroupsWhole() {
        for (var group :
                List.of("x,storefront", "shop storefront", "[storefront]", "Storefront", "\"storefront\"", "")) {
            is(echo(Jwt.subject("eve").groups(group).claim("memberId", "m-1")), 403, "forbidden");
        }
        echo(Jwt.subject("shop").groups(Set.of("a b", "storefront"))).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "true",
                "1.5",
                "{\"storefront\": 1}",
                "[[\"storefront\"]]",
                "[\"storefront\", 7]",
                "[\"storefront\", null]"
            })
    void refusesClaimsOfAnotherShape(String claim) {
        is(echo(Jwt.claimsJson("{\"sub\": \"eve\", \"groups\": " + claim + "}")), 401, "unauthorized");
        var member = "{\"sub\": \"eve\", \"groups\": [\"member\"], \"memberId\": " + claim + "}";
        is(echo(Jwt.claimsJson(member)), 401, "unauthorized");
    }

    private static ValidatableResponse echo(JwtClaimsBuilder token) {
        return given().auth().oauth2(token.sign()).get("/v1/echo/m-1").then();
    }

    /// What clients of a library cannot send. The requests end the connection, and so does the answer.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /v1/tiers HTTP/1.1~Host: a~Host: b | 400 malformed-request",
                "GET /v1/coupons/%ff%fe HTTP/1.1~Host: a | 400 malformed-request",
                "POST /v1/members HTTP/1.1~Host: a~Transfer-Encoding: xchunked | 400 malformed-request",
                "GET /v1/tiers?x=LONG HTTP/1.1~Host: a | 414 uri-too-long",
                "GET /v1/tiers HTTP/1.1~Host: a~X-Long: LONGLONG | 431 headers-too-large",
                "FOO /v1/tiers HTTP/1.1~Host: a | 405 method-not-allowed",
                "GET /v1/redemptions/validations HTTP/1.1~Host: a | 405 method-not-allowed",
                "DELETE /v1/members/batch HTTP/1.1~Host: a | 405 method-not-allowed",
                "GET /v1/tiers HTTP/1.1~Host: a~Accept: text/csv | 401 unauthorized",
                "POST /v1/members HTTP/1.1~Host: a~Content-Length: 0~Content-Type: text/plain | 401 unauthorized",
                "POST /v1/members HTTP/1.1~Host: a~Content-Length: 0~Authorization: Bearer x~Content-Type: a/b | 401 unauthorized",
                "GET /v1/members/zzz HTTP/1.1~Host: a | 401 unauthorized",
            })
    void refusesWithAProblem(String request, String refusal) throws IOException {
        var answer = raw(request.replace("LONG", "a".repeat(9_000)));
        assertThat(answer).startsWith("HTTP/1.1 " + refusal.substring(0, 3)).contains("application/problem+json");
        assertThat(answer.replaceAll("(?s).*\"code\":\"([^\"]*)\".*", "$1")).isEqualTo(refusal.substring(4));
    }

    /// What the server refuses before it asks anything of Merit.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/tiers HTTP/1.1",
                "GET /v1/coupons/%zz HTTP/1.1~Host: a",
                "GET /v1/tiers?x=%f HTTP/1.1~Host: a",
                "POST /v1/members HTTP/1.1~Host: a~Transfer-Encoding: chunked, identity",
            })
    void leavesToTheServerWhatItCannotRead(String request) throws IOException {
        assertThat(raw(request)).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/members, 'GET, HEAD, POST, OPTIONS'",
        "/v1/members/batch, 'POST, OPTIONS'",
        "/v1/members/abc, 'DELETE, GET, HEAD, PATCH, OPTIONS'",
        "/v1/redemptions/validations, 'POST, OPTIONS'",
        "/v1/redemptions/abc, 'DELETE, GET, HEAD, OPTIONS'",
    })
    void tellsTheMethodsOfAPath(String path, String methods) throws IOException {
        assertThat(raw("OPTIONS " + path + " HTTP/1.1~Host: a"))
                .startsWith("HTTP/1.1 204")
                .contains("Allow: " + methods + "\r\n");
        assertThat(raw("FOO " + path + " HTTP/1.1~Host: a")).contains("Allow: " + methods + "\r\n");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(root.getHost(), root.getPort())) {
            socket.setSoTimeout(10_000);
            var text = request.replace("~", "\r\n") + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpResponse<String> post(String path, HttpRequest.BodyPublisher body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(root.resolve(path))
                    .version(HttpClient.Version.HTTP_1_1)
                    .header("Content-Type", "application/json")
                    .POST(body)
                    .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static String code(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        return answer.statusCode() + " " + answer.body().replaceAll(".*\"code\":\"([^\"]*)\".*", "$1");
    }

    private static HttpRequest.BodyPublisher chunks(int bytes) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json(bytes)));
    }

    private static byte[] json(int bytes) {
        return ("\"" + "a".repeat(bytes - 2) + "\"").getBytes(StandardCharsets.US_ASCII);
    }

    private static ValidatableResponse is(ValidatableResponse answer, int status, String code) {
        return answer.log()
                .ifValidationFails()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }
}
