package dev.merit.shared.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(AsFunction.class)
class ProblemTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // broken, of another shape, or with fields unknown: 400
                "{\"name\":\"a\"                                     | 400 | unreadable-body |                    | is not JSON",
                "{\"name\":\"a\"} x                                  | 400 | unreadable-body |                    | is not JSON",
                "{\"name\":\"a\",\"name\":\"b\"}                     | 400 | unreadable-body |                    | names the field name twice",
                "[]                                                  | 400 | unreadable-body |                    | must be an object",
                "{\"name\":\"a\",\"nmae\":1}                         | 400 | unreadable-body | /nmae              | is not known here",
                "{\"name\":\"a\",\"items\":[{\"minorUnits\":1,\"currency\":\"USD\",\"x\":1}]} | 400 | unreadable-body | /items/0/x | is not known here",
                "{\"name\":1}                                        | 400 | unreadable-body | /name              | must be a text",
                "{\"name\":true}                                     | 400 | unreadable-body | /name              | must be a text",
                "{\"name\":1.5}                                      | 400 | unreadable-body | /name              | must be a text",
                "{\"name\":{}}                                       | 400 | unreadable-body | /name              | must be a text",
                "{\"name\":\"a\",\"count\":1.5}                      | 400 | unreadable-body | /count             | must be a whole number",
                "{\"name\":\"a\",\"flag\":1}                         | 400 | unreadable-body | /flag              | must be true or false",
                "{\"name\":\"a\",\"kind\":0}                         | 400 | unreadable-body | /kind              | must be a text",
                "{\"name\":\"a\",\"at\":1700000000}                  | 400 | unreadable-body | /at                | must be a text",
                "{\"name\":\"a\",\"date\":[2020,1,1]}                | 400 | unreadable-body | /date              | must be a text",
                "{\"name\":\"a\",\"items\":{}}                       | 400 | unreadable-body | /items             | must be a list",
                "{\"name\":\"a\",\"items\":\"\"}                     | 400 | unreadable-body | /items             | must be a list",
                "{\"name\":\"a\",\"amount\":5}                       | 400 | unreadable-body | /amount            | must be an object",
                "{\"name\":\"a\",\"amount\":\"\"}                    | 400 | unreadable-body | /amount            | must be an object",
                "{\"name\":\"a\",\"code\":5}                         | 400 | unreadable-body | /code              | must be a text",
                "{\"name\":\"a\",\"code\":1.5}                       | 400 | unreadable-body | /code              | must be a text",
                "{\"name\":\"a\",\"code\":true}                      | 400 | unreadable-body | /code              | must be a text",
                "{\"name\":\"a\",\"code\":{}}                        | 400 | unreadable-body | /code              | must be a text",
                "{\"name\":\"a\",\"code\":[\"A\"]}                   | 400 | unreadable-body | /code              | must be a text",
                "{\"name\":\"a\",\"amount\":[]}                      | 400 | unreadable-body | /amount            | must be an object",
                "{\"name\":\"a\",\"attributes\":{\"a/b\":1}}         | 400 | unreadable-body | /attributes/a~1b   | must be a text",
                "{\"name\":\"a\",\"count\":\"1\"}                    | 400 | unreadable-body | /count             | must be a whole number",
                "{\"name\":\"a\",\"flag\":\"true\"}                  | 400 | unreadable-body | /flag              | must be true or false",
                "null                                                | 400 | unreadable-body |                    | is required",
                // of the right shape, with a value that is missing or not acceptable: 422
                "{}                                                  | 422 | invalid-fields  | /name              | is required",
                "{\"name\":null}                                     | 422 | invalid-fields  | /name              | is required",
                "{\"name\":\"a\",\"amount\":{\"currency\":\"USD\"}}  | 422 | invalid-fields  | /amount/minorUnits | is required",
                "{\"name\":\"a\",\"amount\":{\"minorUnits\":null,\"currency\":\"USD\"}} | 422 | invalid-fields | /amount/minorUnits | is required",
                "{\"name\":\"a\",\"items\":[null]}                   | 422 | invalid-fields  | /items/0           | is required",
                "{\"name\":\"a\",\"attributes\":{\"a\":null}}        | 422 | invalid-fields  | /attributes/a      | is required",
                "{\"name\":\"a\",\"amount\":{\"minorUnits\":-1,\"currency\":\"USD\"}} | 422 | invalid-fields | /amount | must not be negative",
                "{\"name\":\"a\",\"amount\":{\"minorUnits\":9223372036854775808,\"currency\":\"USD\"}} | 422 | invalid-fields | /amount/minorUnits | is out of range",
                "{\"name\":\"a\",\"count\":2147483648}               | 422 | invalid-fields  | /count             | is out of range",
                "{\"name\":\"a\",\"kind\":\"PLAIN\"}                 | 422 | invalid-fields  | /kind              | must be one of plain, giftVoucher",
                "{\"name\":\"a\",\"code\":\"a\"}                     | 422 | invalid-fields  | /code              | must be capital letters",
                "{\"name\":\"a\",\"at\":\"yesterday\"}               | 422 | invalid-fields  | /at                | must be a time with an offset",
                "{\"name\":\"a\",\"at\":\"1899-12-31T23:59:59Z\"}    | 422 | invalid-fields  | /at                | must lie in the years 1900 to 9999",
                "{\"name\":\"a\",\"zone\":\"Mars/Base\"}             | 422 | invalid-fields  | /zone              | must be the name of a time zone",
            })
    void saysWhatIsWrongWithABody(String body, int status, String code, String pointer, String reason) {
        var answer = is(
                given().contentType("application/json")
                        .body(body.strip())
                        .post("/v1/samples")
                        .then(),
                status,
                code);
        answer.body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo(pointer == null ? "" : pointer))
                .body("errors[0].reason", startsWith(reason));
    }

    private static ValidatableResponse is(ValidatableResponse answer, int status, String code) {
        return answer.log()
                .ifValidationFails()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("type", equalTo("/problems/" + code))
                .body(not(containsString("dev.merit")))
                .body(not(containsString("fasterxml")));
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        var deep = "[".repeat(2000) + "]".repeat(2000);
        is(
                        given().contentType("application/json")
                                .body(deep)
                                .post("/v1/samples/tree")
                                .then(),
                        400,
                        "unreadable-body")
                .body("errors[0].reason", startsWith("is nested too deeply"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "7b22c3287d", "0000007bffffffff", "feff007b00"})
    void refusesWhatIsNoUtf8(String hex) {
        is(
                given().contentType("application/json")
                        .body(HexFormat.of().parseHex(hex))
                        .post("/v1/samples")
                        .then(),
                400,
                "unreadable-body");
    }

    @Test
    void echoesWhatIsRight() {
        given().contentType("application/json")
                .body(
                        "{\"name\":\"a\",\"kind\":\"giftVoucher\",\"at\":\"2026-01-01T01:00:00.5+01:00\",\"date\":\"2026-01-01\",\"zone\":\"Europe/Berlin\"}")
                .post("/v1/samples")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200)
                .body(
                        equalTo(
                                "{\"name\":\"a\",\"kind\":\"giftVoucher\",\"at\":\"2026-01-01T00:00:00.500Z\",\"date\":\"2026-01-01\",\"zone\":\"Europe/Berlin\"}"));
    }
}
