package dev.merit.artefacts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request over HTTP. The path has its query, encoded. Or an event: then the path is the name of its file,
/// or of the function and, after a hyphen, of an event whose content is the body.
record Call(
        Caller caller,
        String method,
        String path,
        Map<String, String> headers,
        @Nullable String body) {

    static final String EVENT = "EVENT";

    static Call get(Caller caller, String path) {
        return new Call(caller, "GET", path, Map.of(), null);
    }

    /// The body in JSON, with `'` for `"`.
    static Call post(Caller caller, String path, String body) {
        return new Call(caller, "POST", path, Map.of("Content-Type", "application/json"), body.replace('\'', '"'));
    }

    static Call patch(Caller caller, String path, String body) {
        return new Call(caller, "PATCH", path, post(caller, path, body).headers(), body.replace('\'', '"'));
    }

    Call with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Call(caller, method, path, more, body);
    }
}
