package dev.merit.shared.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The code of a coupon as it is shown, such as `SPRING-7KQ2MXHWB`. Case and separators are ignored. [TypedCode]
/// cleans what was typed.
///
/// The last character of a drawn code is a check character. A code is valid if its characters, taken as the digits 0 to
/// 35 of a number in base 2, make a multiple of 37. 37 is prime, and 2 is a primitive root of it, so the weights of 36
/// places are all different. The check therefore finds any single wrong character and any two exchanged ones. A
/// public code, which a marketer chooses, has no check character.
@Schema(
        type = SchemaType.STRING,
        description =
                "4 to 32 letters and digits. Case is ignored, and so are blanks, dashes, dots and underscores between"
                        + " them. A code may be sent as it was typed or pasted, with full-width letters and digits, any"
                        + " dash, and invisible characters or line breaks around it.",
        minLength = 4,
        maxLength = 200,
        examples = "SPRING-7KQ2MXH3Z")
@RegisterForReflection
public record CouponCode(@JsonValue String text) {

    /// The number of characters after the prefix in the code of a batch: 15 and the check character.
    public static final int BATCH_LENGTH = 16;

    /// The maximum number of letters and digits.
    public static final int MAX_LENGTH = 32;

    private static final int PRIME = 37;
    private static final int BASE = 2;
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z _.-]{4,64}");
    private static final Pattern CANONICAL = Pattern.compile("[0-9A-Z]{4,32}");
    private static final Pattern SEPARATORS = Pattern.compile("[ _.-]");

    public CouponCode {
        text = TypedCode.clean(text);
        if (!FORM.matcher(text).matches() || !CANONICAL.matcher(canonical(text)).matches()) {
            throw new IllegalArgumentException("must be 4 to " + MAX_LENGTH + " letters and digits");
        }
    }

    /// The one form in which a code is looked up.
    public String canonical() {
        return canonical(text);
    }

    /// Whether its shown form has no separators.
    public boolean isPlain() {
        return text.length() == canonical().length();
    }

    /// Whether its check character is right. It is in every drawn code.
    public boolean isChecked() {
        return remainder(canonical()) == 0;
    }

    /// The check digit for a text with this remainder; 36 if there is none.
    public static int checkOf(int remainder) {
        return (PRIME - remainder * BASE % PRIME) % PRIME;
    }

    public static int remainder(CharSequence canonical) {
        int sum = 0;
        for (int i = 0; i < canonical.length(); i++) {
            sum = (sum * BASE + Character.digit(canonical.charAt(i), Character.MAX_RADIX)) % PRIME;
        }
        return sum;
    }

    /// A part of a code in the form in which codes are looked up.
    public static String canonical(String text) {
        return SEPARATORS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
