package dev.merit.local;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class TokenResourceTest {

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
