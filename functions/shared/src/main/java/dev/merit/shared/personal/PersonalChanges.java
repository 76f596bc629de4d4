package dev.merit.shared.personal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.merit.shared.audit.AuditAct;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The changed fields of a member's profile in the audit log. Personal data are encrypted with the member's data key,
/// each field for itself: `{"encrypted": "…"}` stands in place of the value. Once the key is gone, as after an erasure,
/// nobody can read them, and the entry's hash, which is over the ciphertext, stays valid.
public final class PersonalChanges {

    private static final Set<String> PERSONAL =
            Set.of("externalId", "email", "phone", "name", "birthDate", "attributes");

    private static final String ENCRYPTED = "encrypted";

    private PersonalChanges() {}

    /// The act with the personal data that it changes encrypted.
    public static AuditAct encrypt(AuditAct act, DataKey key) {
        return new AuditAct(
                act.actor(), act.action(), act.target(), encrypt(act.before(), key), encrypt(act.after(), key));
    }

    private static ObjectNode encrypt(ObjectNode fields, DataKey key) {
        var encrypted = JsonNodeFactory.instance.objectNode();
        for (var field : fields.properties()) {
            var name = field.getKey();
            if (PERSONAL.contains(name)) {
                encrypted
                        .putObject(name)
                        .put(
                                ENCRYPTED,
                                key.encrypt(associated(name), field.getValue().toString()));
            } else {
                encrypted.set(name, field.getValue());
            }
        }
        return encrypted;
    }

    /// The fields with the values that the key decrypts; the others stay as they are.
    ///
    /// @param parse reads JSON
    public static JsonNode decrypt(JsonNode fields, DataKey key, Function<String, JsonNode> parse) {
        var readable = JsonNodeFactory.instance.objectNode();
        for (var field : fields.properties()) {
            readable.set(
                    field.getKey(),
                    Optional.ofNullable(field.getValue().path(ENCRYPTED).textValue())
                            .flatMap(text -> decrypt(field.getKey(), text, key))
                            .map(parse)
                            .orElse(field.getValue()));
        }
        return readable;
    }

    private static Optional<String> decrypt(String name, String encrypted, DataKey key) {
        try {
            return Optional.of(key.decrypt(associated(name), encrypted));
        } catch (UnreadablePersonalData _) {
            return Optional.empty();
        }
    }

    private static String associated(String name) {
        return "audit/" + name;
    }
}
