package dev.merit.artefacts.measurement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.merit.artefacts.running.Json;
import dev.merit.artefacts.running.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/// A sample event of an HTTP function with other ids, so that each request writes.
final class SampleEvent {

    private final ObjectNode event;
    private final ObjectNode body;

    private SampleEvent(ObjectNode event) {
        this.event = event;
        body = event.has("body") ? (ObjectNode) Json.read(event.path("body").asText()) : event.objectNode();
    }

    static SampleEvent of(String name) {
        try {
            return new SampleEvent(
                    (ObjectNode) Json.read(Files.readString(Places.events().resolve(name + ".json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SampleEvent path(String path) {
        event.put("rawPath", path);
        ((ObjectNode) event.at("/requestContext/http")).put("path", path);
        return this;
    }

    SampleEvent query(String query) {
        event.put("rawQueryString", query);
        return this;
    }

    SampleEvent idempotencyKey(String key) {
        ((ObjectNode) event.path("headers")).put("idempotency-key", key);
        return this;
    }

    /// Sets a field of the body.
    SampleEvent with(String field, String value) {
        body.put(field, value);
        return this;
    }

    SampleEvent without(String field) {
        body.remove(field);
        return this;
    }

    /// The object in a field of the body.
    ObjectNode object(String field) {
        return (ObjectNode) body.path(field);
    }

    String text() {
        if (!body.isEmpty()) {
            event.put("body", body.toString());
        }
        return event.toString();
    }
}
