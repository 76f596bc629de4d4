package dev.merit.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Sends requests to Merit. A request is repeated if Merit is too busy or the answer is lost; every request of an
/// import is safe to repeat.
final class MeritClient {

    /// An answer of Merit, except that it is busy.
    record Answer(int status, JsonNode body) {}

    private static final Duration MAX_ANSWER = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String url;
    private final boolean ownToken;
    private final Retries.Sleep sleep;
    private volatile @Nullable String token;
    private volatile boolean reached;

    MeritClient(URI url, @Nullable String token, Retries.Sleep sleep) {
        this.url = url.toString().replaceAll("/+$", "");
        this.token = token;
        this.ownToken = token == null;
        this.sleep = sleep;
    }

    /// Fetches a token if none was given, which also checks that Merit answers.
    void connect() throws InterruptedException {
        if (ownToken) {
            var answer = exchange(HttpRequest.newBuilder(uri("/dev/token?role=operator")));
            if (answer.statusCode() != 200) {
                throw new Failure(url + " gives no development tokens (status " + answer.statusCode()
                        + "); give a token of the role operator with --token or in MERIT_TOKEN.");
            }
            token = answer.body().strip();
        }
    }

    Answer post(String path, JsonNode body) throws InterruptedException {
        var answer = exchange(authorized(path, body));
        if (answer.statusCode() == 401 && ownToken) {
            // A development token becomes invalid when the process that issued it ends.
            connect();
            answer = exchange(authorized(path, body));
        }
        return new Answer(answer.statusCode(), parse(answer.body()));
    }

    private HttpRequest.Builder authorized(String path, JsonNode body) {
        return HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()));
    }

    private URI uri(String path) {
        return URI.create(url + path);
    }

    private HttpResponse<String> exchange(HttpRequest.Builder builder) throws InterruptedException {
        var request = builder.timeout(MAX_ANSWER).build();
        var retries = new Retries(sleep);
        while (true) {
            try {
                var answer = http.send(request, BodyHandlers.ofString());
                reached = true;
                if (!Retries.isBusy(answer.statusCode())) {
                    return answer;
                }
                retries.pause(
                        answer,
                        new Failure("Merit at " + url + " stayed too busy (status " + answer.statusCode()
                                + "). Start the same import again later: what is recorded already counts once."));
            } catch (ConnectException e) {
                var failure = new Failure(
                        "Nothing answers at " + url
                                + ". Start Merit with `make run`, or name another address with --url.",
                        e);
                if (!reached) {
                    throw failure;
                }
                retries.pause(null, failure);
            } catch (IOException e) {
                retries.pause(
                        null,
                        new Failure(
                                "The connection to " + url + " keeps breaking off (" + e + "). Start the same import"
                                        + " again: what is recorded already counts once.",
                                e));
            }
        }
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException _) {
            // For example the page of a gateway. The status is enough.
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
