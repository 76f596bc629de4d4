package dev.merit.shared.edge;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.merit.shared.http.Cursor;
import dev.merit.shared.problems.Problem;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(AsFunction.class)
class EdgeTest {
    @Inject
    Cursor cursor;

    @Test
    void answersAnUnknownPathWithAProblem() {
        is(when().get("/v1/nothing?email=a@b.example").then(), 404, "not-found")
                .body("instance", equalTo("/v1/nothing"))
                .body("title", equalTo("Not found"));
    }

    @Test
    void namesTheMethodsThatAPathKnows() {
        var answer = is(when().delete("/v1/samples").then(), 405, "method-not-allowed");
        assertThat(answer.extract().headers().getValues("Allow"))
                .containsExactly("GET", "HEAD", "PATCH", "POST", "OPTIONS");
        var literal = is(when().get("/v1/samples/rows").then(), 405, "method-not-allowed");
        assertThat(literal.extract().headers().getValues("Allow")).containsExactly("POST", "OPTIONS");
    }

    @Test
    void tellsTheMethodsOfAPathToWhoAsksForThem() {
        var answer = when().options("/v1/samples/rows").then().statusCode(204).body(equalTo(""));
        assertThat(answer.extract().headers().getValues("Allow")).containsExactly("POST", "OPTIONS");
        is(when().options("/v1/nothing").then(), 404, "not-found");
    }

    @Test
    void asksForATokenBeforeItLooksForAFormThatFits() {
        is(given().accept("text/csv").get("/v1/samples/of/m-1").then(), 401, "unauthorized");
    }

    @Test
    void refusesEscapesThatAreNone() {
        for (var path : List.of("/v1/samples/of/%ff", "/v1/samples?limit=%c3")) {
            is(given().urlEncodingEnabled(false).get(path).then(), 400, "malformed-request");
        }
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "7.0, 7", "7e0, 7", "0.07E2, 7", "70e-1, 7", "-0.0, 0", "9007199254740993.0, 9007199254740993"})
    void takesWholeNumbersHoweverTheyAreWritten(String number, long value) {
        var amount = "{\"name\":\"a\",\"amount\":{\"minorUnits\":" + number + ",\"currency\":\"USD\"}}";
        var answer = given().contentType("application/json").body(amount).post("/v1/samples");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getLong("amount.minorUnits")).isEqualTo(value);
        given().contentType("application/json")
                .body("{\"rows\":[" + amount + "]}")
                .post("/v1/samples/rows")
                .then()
                .statusCode(200)
                .body("[0].name", equalTo("a"));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 400, unreadable-body, must be a whole number",
        "1e-1, 400, unreadable-body, must be a whole number",
        "1e400, 422, invalid-fields, is out of range",
        "1e999999999, 422, invalid-fields, is out of range",
        "99999999999999999999.0, 422, invalid-fields, is out of range",
        "99999999999999999999, 422, invalid-fields, is out of range"
    })
    void namesTheFieldWithANumberThatIsNotWhole(String number, int status, String code, String reason) {
        var amount = "{\"name\":\"a\",\"amount\":{\"minorUnits\":" + number + ",\"currency\":\"USD\"}}";
        is(
                        given().contentType("application/json")
                                .body(amount)
                                .post("/v1/samples")
                                .then(),
                        status,
                        code)
                .body("errors[0].pointer", equalTo("/amount/minorUnits"))
                .body("errors[0].reason", equalTo(reason));
        given().contentType("application/json")
                .body("{\"rows\":[" + amount + "]}")
                .post("/v1/samples/rows")
                .then()
                .statusCode(200)
                .body("[0].problem.code", equalTo(code))
                .body("[0].problem.errors[0].pointer", equalTo("/amount/minorUnits"))
                .body("[0].problem.errors[0].reason", equalTo(reason));
    }

    @Test
    void takesJsonAlone() {
        is(given().contentType("text/plain").body("{}").post("/v1/samples").then(), 415, "unsupported-media-type");
        is(
                given().contentType("application/xml")
                        .body("<a/>")
                        .post("/v1/samples")
                        .then(),
                415,
                "unsupported-media-type");
    }

    @Test
    void givesJsonAlone() {
        is(given().accept("application/xml").get("/v1/samples").then(), 406, "not-acceptable");
    }

    @Test
    void asksForABody() {
        is(given().contentType("application/json").post("/v1/samples").then(), 400, "unreadable-body")
                .body("errors[0].reason", equalTo("is required"));
    }

    @Test
    void refusesABodyOverTheLimit() {
        var name = "a".repeat(BodyLimit.BYTES);
        is(
                given().contentType("application/json")
                        .body("{\"name\":\"" + name + "\"}")
                        .post("/v1/samples")
                        .then(),
                413,
                "body-too-large");
    }

    @Test
    void carriesFiguresAtTheTopLevel() {
        is(when().get("/v1/samples/problem").then(), 422, "not-eligible")
                .body("have", equalTo(1200))
                .body("need.minorUnits", equalTo(2000))
                .body("figures", nullValue())
                .body("retryAfter", nullValue())
                .body("errors", nullValue());
    }

    @Test
    void saysWhenToComeBackToAStoreThatIsAway() {
        is(when().get("/v1/samples/away").then(), 503, "unavailable")
                .header("Retry-After", "1")
                .body(not(containsString("secret")));
    }

    @Test
    void tellsNothingOfTheUnexpected() {
        is(when().get("/v1/samples/broken").then(), 500, "internal-error").body(not(containsString("secret")));
    }

    @Test
    void asksForAToken() {
        is(when().get("/v1/samples/of/m-1").then(), 401, "unauthorized").header("WWW-Authenticate", "Bearer");
    }

    @ParameterizedTest
    @CsvSource({
        "at=yesterday, at, must be a time with an offset%2C as in 2026-11-22T10:15:30Z",
        "at=2026-02-30T00:00:00Z, at, must be a time that exists",
        "limit=0, limit, must be a whole number from 1 to 100",
        "limit=101, limit, must be a whole number from 1 to 100",
        "limit=ten, limit, must be a whole number from 1 to 100",
        "kind=other, kind, must be one of plain%2C giftVoucher",
        "form=x, form, is not known here",
        "limit=1&limit=2, limit, is given more than once",
    })
    void namesAParameterThatIsWrong(String query, String name, String reason) {
        is(when().get("/v1/samples?" + query).then(), 400, "invalid-parameter")
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo("?" + name))
                .body("errors[0].reason", equalTo(reason.replace("%2C", ",")));
    }

    @Test
    void readsParameters() {
        given().queryParam("at", "2026-01-01T00:00:00+01:00")
                .queryParam("kind", "giftVoucher")
                .get("/v1/samples")
                .then()
                .statusCode(200)
                .body("at", equalTo("2025-12-31T23:00:00Z"))
                .body("limit", equalTo(50));
    }

    @Test
    void takesOnlyTheCursorsThatItGave() {
        var own = cursor.encode("samples", Map.of("pk", "a"));
        when().get("/v1/samples?cursor=" + own).then().statusCode(200);
        is(when().get("/v1/samples?cursor=" + own + "A").then(), 400, "invalid-cursor");
    }

    @Test
    void patchesByRfc7386() {
        given().contentType("application/merge-patch+json")
                .header("If-Match", "\"7\"")
                .body("{\"name\":\"new\",\"count\":null,\"amount\":{\"currency\":\"EUR\"}}")
                .patch("/v1/samples")
                .then()
                .statusCode(200)
                .body(equalTo("{\"name\":\"new\",\"amount\":{\"minorUnits\":5,\"currency\":\"EUR\"}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"nmae\":1}         | 400 | unreadable-body | /nmae",
                "[]                   | 400 | unreadable-body | ``",
                "{\"name\":null}      | 422 | invalid-fields  | /name",
                "{\"amount\":{\"minorUnits\":-1}} | 422 | invalid-fields | /amount",
            })
    void bindsThePatchedStrictly(String patch, int status, String code, String pointer) {
        is(
                        given().contentType("application/json")
                                .header("If-Match", "\"7\"")
                                .body(patch)
                                .patch("/v1/samples")
                                .then(),
                        status,
                        code)
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void changesOnlyTheVersionThatIsNamed() {
        is(
                given().contentType("application/json")
                        .body("{}")
                        .patch("/v1/samples")
                        .then(),
                428,
                "precondition-required");
        is(
                given().contentType("application/json")
                        .header("If-Match", "\"6\"")
                        .body("{}")
                        .patch("/v1/samples")
                        .then(),
                412,
                "precondition-failed");
    }

    @Test
    void refusesOneRowOfABatchAlone() {
        given().contentType("application/json")
                .body(
                        "{\"rows\":[{\"name\":\"a\"},{\"name\":\"b\",\"items\":[{\"minorUnits\":99999999999999999999,\"currency\":\"USD\"}]},7,{\"name\":\"c\",\"count\":1.5}]}")
                .post("/v1/samples/rows")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200)
                .body("[0].name", equalTo("a"))
                .body("[1].problem.code", equalTo("invalid-fields"))
                .body("[1].problem.errors[0].pointer", equalTo("/items/0/minorUnits"))
                .body("[1].problem.instance", nullValue())
                .body("[2].problem.errors[0].reason", equalTo("must be an object"))
                .body("[3].problem.errors[0].pointer", equalTo("/count"));
    }

    private static ValidatableResponse is(ValidatableResponse answer, int status, String code) {
        return answer.log()
                .ifValidationFails()
                .statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .body("status", equalTo(status))
                .body("code", equalTo(code));
    }
}
