package dev.merit.local;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/// Calls of the endpoints over HTTP, each as a caller of some role with a development token.
final class Calls {

    /// Every role that sees the data of all members.
    static final String[] STAFF = {"storefront", "marketer", "operator"};

    private Calls() {}

    static String token(String... roles) {
        return ok(given().queryParam("role", (Object[]) roles).get("/dev/token"))
                .asString();
    }

    static String memberToken(String memberId) {
        return ok(given().queryParam("role", "member")
                        .queryParam("memberId", memberId)
                        .get("/dev/token"))
                .asString();
    }

    static RequestSpecification as(String... roles) {
        return with(token(roles));
    }

    static RequestSpecification asMember(String memberId) {
        return with(memberToken(memberId));
    }

    static RequestSpecification with(String token) {
        return given().urlEncodingEnabled(true).auth().oauth2(token).contentType("application/json");
    }

    static Response post(String path, String body) {
        return as(STAFF).body(body).post(path);
    }

    /// Registers a member with nothing but an externalId; the memberId.
    static String member(String externalId) {
        var answer = post("/v1/members", "{\"externalId\": \"" + externalId + "\"}");
        return answer.then().statusCode(201).extract().path("memberId");
    }

    /// The answer, which must be a success.
    static Response ok(Response answer) {
        return answer.then().log().ifValidationFails().statusCode(200).extract().response();
    }
}
