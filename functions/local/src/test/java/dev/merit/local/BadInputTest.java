package dev.merit.local;

import static dev.merit.local.Calls.with;
import static dev.merit.local.Sweep.is;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.local.Contract.Endpoint;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Bodies that no endpoint takes, asked of every one that takes any. Each is answered with a problem that names what
/// is wrong.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BadInputTest extends Refusing {

    private static final int LIMIT = 4 * 1024 * 1024;
    private static final String WITH_BODIES = "dev.merit.local.Contract#withBodies";

    @TestHTTPResource("/")
    URI root;

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
}
