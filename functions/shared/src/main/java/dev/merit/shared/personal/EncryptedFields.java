package dev.merit.shared.personal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.merit.shared.table.Item;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The encrypted attributes of an item: each is encrypted for itself, under its name. Null and empty values
/// are left out when written and absent when read, as in [Item]. A field is decrypted when it is asked for.
public record EncryptedFields(Item item, DataKey key) {

    private static final Logger LOG = Logger.getLogger(EncryptedFields.class);

    public EncryptedFields text(String name, @Nullable String value) {
        if (value != null) {
            item.bytes(name, key.encryptToBytes(name, value));
        }
        return this;
    }

    public EncryptedFields date(String name, @Nullable LocalDate value) {
        return text(name, value == null ? null : value.toString());
    }

    /// Texts by name, encrypted together, also the names.
    public EncryptedFields texts(String name, @Nullable Map<String, String> value) {
        return value == null || value.isEmpty() ? this : text(name, json(value));
    }

    public Optional<String> maybeText(String name) {
        return item.maybeBytes(name).map(bytes -> key.decryptBytes(name, bytes));
    }

    public Optional<LocalDate> maybeDate(String name) {
        return maybeText(name).map(LocalDate::parse);
    }

    public Map<String, String> texts(String name) {
        return maybeText(name).map(EncryptedFields::parse).orElseGet(TreeMap::new);
    }

    /// What is read, for passes over all members, which one member must not stop: data that cannot be
    /// decrypted are logged and left out.
    public static <T> Optional<T> ifReadable(Supplier<Optional<T>> read) {
        try {
            return read.get();
        } catch (UnreadablePersonalData e) {
            LOG.warn(e.getMessage());
            return Optional.empty();
        }
    }

    private static String json(Map<String, String> texts) {
        var json = new StringWriter();
        try (var generator = new JsonFactory().createGenerator(json)) {
            generator.writeStartObject();
            for (var text : texts.entrySet()) {
                generator.writeStringField(text.getKey(), text.getValue());
            }
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.toString();
    }

    private static Map<String, String> parse(String json) {
        var texts = new TreeMap<String, String>();
        try (var parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                texts.put(parser.currentName(), parser.nextTextValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
