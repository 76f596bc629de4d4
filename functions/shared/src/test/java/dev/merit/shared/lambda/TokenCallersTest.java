package dev.merit.shared.lambda;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.merit.shared.edge.AsFunction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sends the events that an HTTP API sends, as documented for payload format 2.0 with a JWT authoriser.
@QuarkusTest
@TestProfile(AsFunction.class)
class TokenCallersTest {

    private static final Pattern LIST = Pattern.compile("\"groups\": \"\\[([^\"]*)]\"");

    @Test
    void letsAMemberSeeItsOwnData() {
        event("m-1", "\"sub\": \"ann\", \"groups\": \"[member]\", \"memberId\": \"m-1\", \"exp\": \"1790000000\"")
                .body("statusCode", equalTo(200))
                .body("body", equalTo("ann"));
    }

    @Test
    void keepsAMemberFromAnothersData() {
        event("m-2", "\"sub\": \"ann\", \"groups\": \"[member]\", \"memberId\": \"m-1\"")
                .body("statusCode", equalTo(403))
                .body("body", containsString("\"code\":\"forbidden\""));
    }

    @Test
    void keepsAMemberWithoutAnIdFromEveryonesData() {
        event("null", "\"sub\": \"ann\", \"groups\": \"[member]\"").body("statusCode", equalTo(403));
    }

    @Test
    void letsAStorefrontActForEveryMember() {
        event("m-2", "\"sub\": \"shop\", \"groups\": \"[other storefront]\"").body("statusCode", equalTo(200));
    }

    @Test
    void refusesAnotherRole() {
        event("m-1", "\"sub\": \"eve\", \"groups\": \"[marketer]\"")
                .body("statusCode", equalTo(403))
                .body("headers.Content-Type", equalTo("application/problem+json"));
    }

    @Test
    void refusesACallerWithoutASubject() {
        event("m-1", "\"groups\": \"[operator]\"").body("statusCode", equalTo(401));
    }

    @Test
    void refusesACallWithoutTheAuthoriser() {
        request("m-1", "", "")
                .body("statusCode", equalTo(401))
                .body("body", containsString("\"code\":\"unauthorized\""))
                .body("headers.WWW-Authenticate", equalTo("Bearer"));
    }

    /// As API Gateway writes lists and other claims, and as they stand in the token.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[x,storefront]        | [\"x,storefront\"]         | 403",
                "[shop storefront]     | [\"shop storefront\"]      | 403",
                "[[storefront]]        | [\"[storefront]\"]         | 403",
                "[a storefront b]      | [\"a storefront b\"]       | 403",
                "shop storefront       | \"shop storefront\"        | 403",
                "storefront,x          | \"storefront,x\"           | 403",
                "[Storefront]          | [\"Storefront\"]           | 403",
                "[]                    | []                         | 403",
                "[shop member storefront] | [\"shop member\", \"storefront\"] | 200",
                "storefront            | \"storefront\"             | 200",
                "7                     | 7                          | 401",
                "true                  | true                       | 401",
                "map[storefront:1]     | {\"storefront\": 1}        | 401",
                "[[storefront]]        | [[\"storefront\"]]         | 401",
                "[storefront 7]        | [\"storefront\", 7]        | 401",
                "[storefront <nil>]    | [\"storefront\", null]     | 401",
                "[member]              | [\"storefront\"]           | 401",
                "[storefront]          | []                         | 401",
            })
    void comparesGroupsWhole(String read, String sent, int status) {
        send("m-2", "\"sub\": \"eve\", \"groups\": \"" + read + "\"", "{\"sub\": \"eve\", \"groups\": " + sent + "}")
                .body("statusCode", equalTo(status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "{}", "[\"m-1\"]", "null", "\"m-2\""})
    void refusesAMemberIdOfAnotherShape(String memberId) {
        var read = memberId.startsWith("\"") ? "m-1" : memberId.replace("\"", "");
        send(
                        "m-1",
                        "\"sub\": \"ann\", \"groups\": \"[member]\", \"memberId\": \"" + read + "\"",
                        "{\"sub\": \"ann\", \"groups\": [\"member\"], \"memberId\": " + memberId + "}")
                .body("statusCode", equalTo(401));
    }

    @Test
    void refusesATokenOfAnotherCaller() {
        send(
                        "m-2",
                        "\"sub\": \"eve\", \"groups\": \"[storefront]\"",
                        "{\"sub\": \"shop\", \"groups\": [\"storefront\"]}")
                .body("statusCode", equalTo(401));
    }

    /// What an authoriser that takes the token from elsewhere hands on.
    @ParameterizedTest
    @CsvSource({"[storefront], 200", "storefront, 200", "[], 403", "[x storefront], 401", "'x,storefront', 401"})
    void readsGroupsWithoutATokenOnlyWhereTheyCanBeReadInOneWay(String groups, int status) {
        send("m-2", "\"sub\": \"shop\", \"groups\": \"" + groups + "\"", "").body("statusCode", equalTo(status));
    }

    private static ValidatableResponse event(String memberId, String claims) {
        return send(memberId, claims, "{" + LIST.matcher(claims).replaceAll(TokenCallersTest::list) + "}");
    }

    private static String list(MatchResult groups) {
        return "\"groups\": [\"" + groups.group(1).replace(" ", "\", \"") + "\"]";
    }

    /// @param payload of the token; none where it is empty
    private static ValidatableResponse send(String memberId, String claims, String payload) {
        var base64 = Base64.getUrlEncoder().withoutPadding();
        var token = base64.encodeToString(payload.getBytes(StandardCharsets.UTF_8));
        return request(
                memberId,
                payload.isEmpty() ? "" : "\"authorization\": \"Bearer e30." + token + ".c2ln\", ",
                "\"authorizer\": {\"jwt\": {\"claims\": {" + claims + "}, \"scopes\": null}},");
    }

    private static ValidatableResponse request(String memberId, String token, String authorizer) {
        return given().contentType("application/json")
                .accept("application/json")
                .body("""
                        {
                          "version": "2.0",
                          "routeKey": "$default",
                          "rawPath": "/v1/samples/of/%s",
                          "rawQueryString": "",
                          "headers": {%s"accept": "*/*"},
                          "requestContext": {
                            "accountId": "123456789012",
                            "apiId": "api-id",
                            %s
                            "http": {
                              "method": "GET",
                              "path": "/v1/samples/of/%s",
                              "protocol": "HTTP/1.1",
                              "sourceIp": "192.0.2.1",
                              "userAgent": "agent"
                            },
                            "requestId": "id",
                            "stage": "$default",
                            "time": "12/Mar/2020:19:03:58 +0000",
                            "timeEpoch": 1583348638390
                          },
                          "isBase64Encoded": false
                        }
                        """.formatted(memberId, token, authorizer, memberId))
                .post("/_lambda_")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200);
    }
}
