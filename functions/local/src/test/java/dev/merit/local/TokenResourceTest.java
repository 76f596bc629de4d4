package dev.merit.local;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class TokenResourceTest {

    @TestHTTPResource("/")
    URI root;

    @Test
    void givesAMemberTheMembersOwnToken() {
        var token = given().queryParam("role", "member")
                .queryParam("memberId", "m-1")
                .get("/dev/token")
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .extract()
                .asString();
        given().auth().oauth2(token).get("/v1/echo/m-1").then().statusCode(200);
        given().auth().oauth2(token).get("/v1/echo/m-2").then().statusCode(403);
    }

    @Test
    void refusesARoleThatIsNone() {
        given().queryParam("role", "king")
                .get("/dev/token")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("?role"));
        given().get("/dev/token").then().statusCode(400);
    }

    @Test
    void refusesAMemberWithoutAnId() {
        given().queryParam("role", "member")
                .get("/dev/token")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("?memberId"));
    }

    /// A page whose name points to 127.0.0.1 (DNS rebinding) sends its own name.
    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "localhost:8080, 200",
        "LocalHost., 200",
        "merit.localhost:8080, 200",
        "127.0.0.1:8080, 200",
        "127.8.8.8, 200",
        "[::1]:8080, 200",
        "evil.example, 403",
        "evil.example:8080, 403",
        "localhost.evil.example, 403",
        "evillocalhost, 403",
        "127.0.0.1.nip.example, 403",
        "0.0.0.0:8080, 403",
        "192.168.1.5:8080, 403",
        "[2001:db8::1]:8080, 403",
    })
    void isGivenToALoopbackHostAlone(String host, int status) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), root.getPort())) {
            socket.getOutputStream()
                    .write(("GET /dev/token?role=operator HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 " + status);
            if (status == 403) {
                assertThat(answer).contains("application/problem+json", "\"code\":\"forbidden\"");
            }
        }
    }

    @Test
    void leadsFromTheRootToTheApi() {
        given().redirects()
                .follow(false)
                .get("/")
                .then()
                .statusCode(303)
                .header("Location", "/swagger-ui/")
                .body(containsString("/dev/token?role=operator"));
        given().get("/").then().statusCode(200).contentType("text/html");
        given().redirects().follow(false).head("/").then().statusCode(303);
    }

    @Test
    void describesItselfInBothForms() {
        given().get("/v1/openapi").then().statusCode(200).body(containsString("/dev/token:"));
        given().queryParam("format", "json")
                .get("/v1/openapi")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("info.title", equalTo("Merit"));
        given().get("/swagger-ui/").then().statusCode(200);
    }

    @Test
    void isReadyWhereTheTableIs() {
        given().get("/q/health/ready").then().statusCode(200).body("checks[0].name", equalTo("store"));
    }
}
