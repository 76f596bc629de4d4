package dev.merit.artefacts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.merit.artefacts.running.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.TreeMap;

/// What stands before the functions on AWS: makes of a call the event that an HTTP API sends (payload format
/// 2.0), with the claims that its JWT authoriser has read from the token, and of the function's answer one
/// over HTTP.
final class ApiEvent {

    private ApiEvent() {}

    static String of(Call call) {
        var event = JsonNodeFactory.instance.objectNode();
        int query = call.path().indexOf('?');
        var path = query < 0 ? call.path() : call.path().substring(0, query);
        event.put("version", "2.0").put("routeKey", "$default").put("rawPath", path);
        event.put("rawQueryString", query < 0 ? "" : call.path().substring(query + 1));
        var headers = event.putObject("headers").put("accept", "*/*");
        call.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        if (call.body() != null) {
            event.put("body", call.body());
            headers.put("content-length", Integer.toString(call.body().getBytes(StandardCharsets.UTF_8).length));
        }
        event.put("isBase64Encoded", false);
        var context = event.putObject("requestContext").put("requestId", "suite");
        context.putObject("http").put("method", call.method()).put("path", path);
        var caller = call.caller();
        if (!caller.roles().isEmpty()) {
            var claims = context.putObject("authorizer").putObject("jwt").putObject("claims");
            claims.put("sub", caller.memberId() == null ? "suite" : caller.memberId())
                    .put("groups", "[" + String.join(" ", caller.roles()) + "]");
            if (caller.memberId() != null) {
                claims.put("memberId", caller.memberId());
            }
            var payload = claims.deepCopy();
            caller.roles().forEach(payload.putArray("groups")::add);
            headers.put("authorization", "Bearer e30." + base64(payload.toString()) + ".c2ln");
        }
        return event.toString();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer answer(String response) {
        var json = Json.read(response);
        if (!json.has("statusCode")) {
            throw new AssertionError("The function failed: " + response);
        }
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        json.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return new Answer(
                json.path("statusCode").asInt(), headers, json.path("body").asText(""));
    }
}
