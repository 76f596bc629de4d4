package dev.merit.shared.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A code as it is shown, `SPRING-7KQ2MXHWB` say. Capitals and small letters are the same, and separators count
/// for nothing. It is made of what was typed as [TypedCode] reads that.
///
/// The last character of a coupon's code is a check over the others: a code is right if its characters, as the
/// digits 0 to 35 of a number in base 2, make a multiple of 37. 37 is prime and 2 a primitive root of it, so
/// within 36 places the weights are all different, and any single wrong character is found, as is any two that
/// changed places. A public code, which a marketer chooses, has none.
@Schema(
        type = SchemaType.STRING,
        description =
                "4 to 32 letters and digits, between which blanks, dashes, dots and underscores count for nothing, nor"
                        + " do capitals. It may come as it was typed or pasted: letters and digits of other widths, any"
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

    /// Whether it is shown as it is looked up, but for capitals.
    public boolean isPlain() {
        return text.length() == canonical().length();
    }

    /// Whether its check character is right, as it is in every code that was drawn.
    public boolean isChecked() {
        return remainder(canonical()) == 0;
    }

    /// The digit that makes a code of a text of this remainder, 36 if none does.
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
