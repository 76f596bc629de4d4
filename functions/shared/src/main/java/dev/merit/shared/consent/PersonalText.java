package dev.merit.shared.consent;

import dev.merit.shared.personal.DataKey;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The texts in the histories of a member that may name a person. They are encrypted with the data key of the
/// member, each as a text attribute of its row.
public enum PersonalText {
    /// The reference to the proof of a consent.
    PROOF("proof", "consent.proof"),

    /// The reason of a restriction.
    REASON("reason", "restriction.reason");

    private static final String ROWS = "(CONSENT|CONFIRMATION|RESTRICTION)#.*";

    private final String attribute;
    private final String field;

    /// @param field in the associated data of the ciphertext
    PersonalText(String attribute, String field) {
        this.attribute = attribute;
        this.field = field;
    }

    public Item addTo(Item row, @Nullable String text, DataKey key) {
        return row.text(attribute, text == null ? null : key.encrypt(field, text));
    }

    public @Nullable String in(Item row, DataKey key) {
        return row.maybeText(attribute).map(text -> key.decrypt(field, text)).orElse(null);
    }

    /// The write that encrypts the text of a row with the present data key, unless the row has changed since.
    /// Empty for an item without such a text.
    public static Optional<Write> reencrypt(Item row, DataKey key) {
        if (!row.key().sk().matches(ROWS)) {
            return Optional.empty();
        }
        for (var text : values()) {
            var before = row.maybeText(text.attribute);
            if (before.isPresent()) {
                return Optional.of(Write.update(row.key())
                        .setAll(text.addTo(Item.map(), text.in(row, key), key))
                        .when("#" + text.attribute + " = :before")
                        .with(":before", before.get()));
            }
        }
        return Optional.empty();
    }
}
