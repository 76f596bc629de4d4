package dev.merit.shared.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A request as an HTTP API hands it to a function (payload format 2.0), sent through the Lambda event loop of a
/// `@QuarkusTest` whose module has quarkus-amazon-lambda-http.
public final class Event {

    /// What API Gateway calls each of the requests.
    public static final String REQUEST_ID = "JKJaXmPLvHcESHA=";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Map<String, String> claims;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> query = new LinkedHashMap<>();

    private Event(Map<String, String> claims) {
        this.claims = claims;
    }

    /// The function's answer; names of headers are compared without regard to case.
    public record Answer(int status, Map<String, String> headers, String body) {

        public Json json() {
            return Json.of(body);
        }

        public @Nullable String header(String name) {
            return headers.get(name);
        }
    }

    public static Event anonymous() {
        return new Event(Map.of());
    }

    /// Of a caller with these roles.
    public static Event as(String... roles) {
        return new Event(Map.of("sub", "tester", "groups", "[" + String.join(" ", roles) + "]"));
    }

    /// Of a member, who may have other roles besides.
    public static Event asMember(String memberId, String... others) {
        var groups = String.join(
                " ", Stream.concat(Stream.of("member"), Stream.of(others)).toList());
        return new Event(Map.of("sub", "tester", "groups", "[" + groups + "]", "memberId", memberId));
    }

    /// The same of another caller: the token's subject.
    public Event by(String subject) {
        var other = new LinkedHashMap<>(claims);
        other.put("sub", subject);
        return new Event(other);
    }

    public Event header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Event query(String name, String value) {
        query.put(name, value);
        return this;
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String body) {
        return send("POST", path, body);
    }

    public Answer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    public Answer send(String method, String path, @Nullable String body) {
        var event = JsonNodeFactory.instance.objectNode();
        event.put("version", "2.0").put("routeKey", "$default").put("rawPath", path);
        event.put(
                "rawQueryString", query.entrySet().stream().map(Event::encoded).collect(Collectors.joining("&")));
        var sent = event.putObject("headers").put("accept", "*/*");
        if (body != null) {
            sent.put("content-type", "application/json");
            event.put("body", body);
        }
        headers.forEach(sent::put);
        var context = event.putObject("requestContext").put("requestId", REQUEST_ID);
        context.putObject("http").put("method", method).put("path", path);
        if (!claims.isEmpty()) {
            var jwt = context.putObject("authorizer").putObject("jwt");
            claims.forEach(jwt.putObject("claims")::put);
            sent.put("authorization", "Bearer " + token(claims));
        }
        return send(event.toString());
    }

    /// Sends an event that is kept as a file.
    public static Answer send(String event) {
        var loop = URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/_lambda_");
        var request = HttpRequest.newBuilder(loop)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(event))
                .build();
        var response =
                CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
        if (response.statusCode() != 200) {
            throw new AssertionError("The event loop answered " + response.statusCode() + ": " + response.body());
        }
        var answer = Json.of(response.body());
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        Map<String, String> given = answer.getMap("headers");
        headers.putAll(given == null ? Map.of() : given);
        var body = answer.getString("body");
        return new Answer(answer.getInt("statusCode"), headers, body == null ? "" : body);
    }

    /// A token with these claims, as the API hands it on; nothing here looks at its signature.
    private static String token(Map<String, String> claims) {
        var payload = JsonNodeFactory.instance.objectNode();
        claims.forEach(payload::put);
        var groups = payload.remove("groups").textValue();
        var names = payload.putArray("groups");
        Stream.of(groups.substring(1, groups.length() - 1).split(" ", -1)).forEach(names::add);
        var base64 = Base64.getUrlEncoder().withoutPadding();
        return "e30." + base64.encodeToString(payload.toString().getBytes(StandardCharsets.UTF_8)) + ".c2ln";
    }

    private static String encoded(Map.Entry<String, String> parameter) {
        return parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8);
    }
}
