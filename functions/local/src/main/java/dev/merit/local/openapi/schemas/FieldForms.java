package dev.merit.local.openapi.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/// Adds the forms of fields that `forms.properties` lists: the bounds of numbers, texts and lists, and patterns.
final class FieldForms {

    private static final String LABEL = "^[a-z][a-z0-9-]{0,31}$";

    /// Not blank, and without control characters.
    private static final String TEXT = "^[^\\u0000-\\u001f\\u007f-\\u009f]*[^\\s\\u0000-\\u001f\\u007f-\\u00a0]"
            + "[^\\u0000-\\u001f\\u007f-\\u009f]*$";

    private final Map<String, Schema> schemas;
    private final Properties forms = new Properties();

    FieldForms(OpenAPI document) {
        this.schemas = document.getComponents().getSchemas();
        try (var file = FieldForms.class.getResourceAsStream("forms.properties")) {
            forms.load(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Fails the build where the document has no such field.
    void complete() {
        for (var name : new TreeSet<>(forms.stringPropertyNames())) {
            int dot = name.indexOf('.');
            var schema = schemas.get(name.substring(0, dot));
            var fields = schema == null || schema.getProperties() == null
                    ? Map.<String, Schema>of()
                    : schema.getProperties();
            var field = fields.get(name.substring(dot + 1));
            if (field == null) {
                throw new IllegalStateException("forms.properties names a field that is not there: " + name);
            }
            form(field, List.of(forms.getProperty(name).split(" ")).iterator());
        }
    }

    private static void form(Schema schema, Iterator<String> words) {
        while (words.hasNext()) {
            switch (words.next()) {
                case "label" -> schema.pattern(LABEL);
                case "pattern" -> schema.pattern(words.next());
                case "text" -> length(schema.pattern(TEXT), words);
                case "length" -> length(schema, words);
                case "between" -> schema.minimum(new BigDecimal(words.next())).maximum(new BigDecimal(words.next()));
                case "items" -> {
                    schema.minItems(number(words)).maxItems(number(words));
                    form(schema.getItems(), words);
                }
                case "properties" -> {
                    schema.maxProperties(number(words));
                    form(schema.getAdditionalPropertiesSchema(), words);
                }
                default -> throw new IllegalStateException("no form: " + words);
            }
        }
    }

    private static void length(Schema schema, Iterator<String> words) {
        schema.minLength(number(words)).maxLength(number(words));
    }

    private static int number(Iterator<String> words) {
        return Integer.parseInt(words.next());
    }
}
