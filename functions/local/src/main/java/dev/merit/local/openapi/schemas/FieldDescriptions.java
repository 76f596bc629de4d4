package dev.merit.local.openapi.schemas;

import dev.merit.coupons.pricing.IneligibilityReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/// Adds the description of every field.
final class FieldDescriptions {

    private static final String REASON = "Reason.code";

    private final OpenAPI document;
    private final Properties descriptions = new Properties();

    FieldDescriptions(OpenAPI document) {
        this.document = document;
        try (var file = FieldDescriptions.class.getResourceAsStream("fields.properties")) {
            descriptions.load(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void complete() {
        document.getComponents().getSchemas().forEach((name, schema) -> {
            if (schema.getProperties() != null) {
                schema.getProperties().forEach((field, form) -> complete(name + "." + field, field, form));
            }
        });
    }

    private void complete(String name, String field, Schema form) {
        if (form.getDescription() == null) {
            form.setDescription(descriptions.getProperty(name, descriptions.getProperty(field)));
        }
        if (name.equals(REASON)) {
            form.setDescription("The name that programs read:\n" + reasons());
        }
    }

    private static String reasons() {
        return Arrays.stream(IneligibilityReason.values())
                .sorted(Comparator.comparing(IneligibilityReason::code))
                .map(reason -> "\n- `" + reason.code() + "`: " + reason.meaning())
                .collect(Collectors.joining());
    }
}
