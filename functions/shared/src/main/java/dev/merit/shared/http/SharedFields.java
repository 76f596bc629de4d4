package dev.merit.shared.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Fields that several bodies have, checked by the same rules in each. An absent one passes.
public final class SharedFields {

    private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /// Halves of surrogate pairs are kept out too: once stored, no two of them differ.
    private static final Pattern ATTRIBUTE = Pattern.compile("(?!\\s*$)[^\\p{Cc}\\p{Cs}]{1,64}");

    private static final int MAX_ATTRIBUTES = 50;
    private static final int MAX_VALUE = 256;

    /// How far a shop's clock may be ahead of ours.
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private SharedFields() {}

    /// The name of a channel, or of a type of activity.
    public static void label(Fields fields, String name, @Nullable String text) {
        var wrong = text != null && !LABEL.matcher(text).matches();
        fields.when(wrong, name, "must be 1 to 32 small letters, digits and hyphens, a letter first");
    }

    /// A time that has passed, but for what clocks differ by.
    public static void past(Fields fields, String name, @Nullable Instant time, Instant now) {
        var wrong = time != null && time.isAfter(now.plus(AHEAD));
        fields.when(wrong, name, "must lie at most five minutes in the future");
    }

    /// The shop's own attributes, of which Merit knows nothing.
    public static void attributes(Fields fields, @Nullable Map<String, String> attributes) {
        if (attributes == null) {
            return;
        }
        fields.size("attributes", attributes, 0, MAX_ATTRIBUTES);
        var names = attributes.keySet().stream();
        fields.when(
                !names.allMatch(name -> ATTRIBUTE.matcher(name).matches()),
                "attributes",
                "must have names of 1 to 64 characters, not all blank and none a control character");
        attributes.forEach((name, value) -> fields.in("attributes").freeText(name, value, MAX_VALUE));
    }
}
