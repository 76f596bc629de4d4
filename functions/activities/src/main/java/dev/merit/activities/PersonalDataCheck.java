package dev.merit.activities;

import dev.merit.shared.http.Fields;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Refuses attributes of activities that look like an e-mail address or an international phone number.
/// Activities are business data: they are stored in clear and outlive the profile. The setting
/// `merit.activities.refuse-personal-data` turns the check off.
@Singleton
final class PersonalDataCheck {

    /// All repetitions are bounded, so that no text takes long.
    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}\\p{L}{2,63}");

    /// A plus sign and 8 to 15 digits, with the usual separators but not the decimal point: `+12345678.90` is
    /// an amount.
    private static final Pattern PHONE =
            Pattern.compile("(?<![\\p{L}\\p{N}+])\\+[1-9](?:[ ()/-]{0,2}[0-9]){7,14}(?![0-9]|[.,][0-9])");

    private final boolean refuses;

    PersonalDataCheck(
            @ConfigProperty(name = "merit.activities.refuse-personal-data", defaultValue = "true") boolean refuses) {
        this.refuses = refuses;
    }

    Fields check(Fields fields, @Nullable Map<String, String> attributes) {
        if (refuses && attributes != null) {
            attributes.forEach((name, value) -> fields.in("attributes")
                    .when(
                            has(EMAIL, name, value),
                            name,
                            "must not have an e-mail address, which belongs in the profile")
                    .when(has(PHONE, name, value), name, "must not have a phone number, which belongs in the profile"));
        }
        return fields;
    }

    private static boolean has(Pattern pattern, String name, @Nullable String value) {
        return pattern.matcher(name).find()
                || (value != null && pattern.matcher(value).find());
    }
}
