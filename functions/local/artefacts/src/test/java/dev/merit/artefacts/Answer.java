package dev.merit.artefacts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.artefacts.running.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer over HTTP; the names of its headers are compared without regard to case.
record Answer(int status, Map<String, String> headers, String body) {

    JsonNode json() {
        return Json.read(body);
    }

    /// The text at a JSON pointer, a number's too; empty if there is nothing.
    String text(String pointer) {
        return json().at(pointer).asText();
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }
}
