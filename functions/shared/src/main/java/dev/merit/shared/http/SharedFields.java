package dev.merit.shared.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks fields that several bodies have by the same rules. An absent field passes.
public final class SharedFields {

    private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /// Halves of surrogate pairs are refused too: all of them would be stored as the same character.
    private static final Pattern ATTRIBUTE = Pattern.compile("(?!\\s*$)[^\\p{Cc}\\p{Cs}]{1,64}");

    private static final int MAX_ATTRIBUTES = 50;
    private static final int MAX_VALUE = 256;

    /// How far the clock of a shop may be ahead.
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private SharedFields() {}

    /// Checks the name of a channel, or of a type of activity.
    public static void label(Fields fields, String name, @Nullable String text) {
        var wrong = text != null && !LABEL.matcher(text).matches();
        fields.when(wrong, name, "must be 1 to 32 small letters, digits and hyphens, a letter first");
    }

    /// Checks that a time has passed, except for the difference of clocks.
    public static void past(Fields fields, String name, @Nullable Instant time, Instant now) {
        var wrong = time != null && time.isAfter(now.plus(AHEAD));
        fields.when(wrong, name, "must lie at most five minutes in the future");
    }

    /// Checks the shop's own attributes, whose meaning Merit does not know.
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
