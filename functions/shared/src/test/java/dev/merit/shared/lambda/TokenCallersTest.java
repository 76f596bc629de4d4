package dev.merit.shared.lambda;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.merit.shared.edge.AsFunction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/// Sends the events that an HTTP API sends, as documented for payload format 2.0 with a JWT authoriser.
@QuarkusTest
@TestProfile(AsFunction.class)
class TokenCallersTest {
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
        send("m-1", "")
                .body("statusCode", equalTo(401))
                .body("body", containsString("\"code\":\"unauthorized\""))
                .body("headers.WWW-Authenticate", equalTo("Bearer"));
    }

    private static ValidatableResponse event(String memberId, String claims) {
        return send(memberId, "\"authorizer\": {\"jwt\": {\"claims\": {" + claims + "}, \"scopes\": null}},");
    }

    private static ValidatableResponse send(String memberId, String authorizer) {
        return given().contentType("application/json")
                .accept("application/json")
                .body("""
                        {
                          "version": "2.0",
                          "routeKey": "$default",
                          "rawPath": "/v1/samples/of/%s",
                          "rawQueryString": "",
                          "headers": {"accept": "*/*"},
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
                        """.formatted(memberId, authorizer, memberId))
                .post("/_lambda_")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200);
    }
}
