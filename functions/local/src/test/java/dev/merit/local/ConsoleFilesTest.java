package dev.merit.local;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ConsoleFilesTest {

    @TestHTTPResource("/")
    URI root;

    @Test
    void allowsNothingButThisServer() {
        given().get("/console/")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", ConsoleFiles.POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .body(containsString("app.js"));
    }

    @ParameterizedTest
    @CsvSource({
        "app.js, text/javascript",
        "lib/preact/preact.js, text/javascript",
        "lib/d3/d3.min.js, text/javascript",
        "lib/icons/search.svg, image/svg+xml",
        "styles/base.css, text/css",
        "texts/zh.json, application/json",
        "config.json, application/json"
    })
    void servesEachKindOfFile(String name, String type) {
        given().get("/console/" + name).then().statusCode(200).contentType(containsString(type));
    }

    @Test
    void sendsNothingThatTheBrowserHas() {
        var etag = given().get("/console/app.js").header("ETag");
        given().header("If-None-Match", etag)
                .get("/console/app.js")
                .then()
                .statusCode(304)
                .header("ETag", etag);
    }

    @Test
    void compresses() throws Exception {
        var file = root.resolve("/console/lib/d3/d3.min.js");
        try (var client = HttpClient.newHttpClient()) {
            var plain = client.send(HttpRequest.newBuilder(file).build(), BodyHandlers.ofByteArray());
            var packed = client.send(
                    HttpRequest.newBuilder(file)
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(packed.body().length).isLessThan(plain.body().length / 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/nothing.js", "/console/shell", "/console/../application.properties"})
    void servesNothingElse(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404);
    }

    @Test
    void leadsBrowsersToTheConsoleAndOthersToTheApi() {
        given().redirects()
                .follow(false)
                .header("Accept", "text/html,*/*;q=0.8")
                .get("/")
                .then()
                .statusCode(303)
                .header("Location", "/console/");
        given().redirects().follow(false).get("/").then().statusCode(303).header("Location", equalTo(HomePage.SWAGGER));
        given().redirects().follow(false).get("/console").then().statusCode(308).header("Location", "/console/");
    }
}
