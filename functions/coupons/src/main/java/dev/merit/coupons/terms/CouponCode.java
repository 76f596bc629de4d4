package dev.merit.coupons.terms;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A coupon's code as it is shown, `SPRING-7KQ2MXHWB` say. Capitals and small letters are the same, and separators
/// count for nothing.
///
/// The last character is a check over the others: a code is right if its characters, as the digits 0 to 35 of a number
/// in base 2, make a multiple of 37. 37 is prime and 2 a primitive root of it, so within 36 characters the weights are
/// all different, and any single wrong character is found, as is any two that changed places.
@Schema(type = SchemaType.STRING, pattern = "^[0-9A-Za-z _.-]{9,60}$", examples = "SPRING-7KQ2MXH3Z")
@RegisterForReflection
public record CouponCode(@JsonValue String text) {

    static final int LONGEST = 30;

    private static final int PRIME = 37;
    private static final int BASE = 2;
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z _.-]{9,60}");
    private static final Pattern SEPARATORS = Pattern.compile("[ _.-]");

    public CouponCode {
        if (!FORM.matcher(text).matches() || canonical(text).length() > LONGEST || remainder(canonical(text)) != 0) {
            throw new IllegalArgumentException("is not the code of a coupon");
        }
    }

    /// The one form in which a code is looked up.
    public String canonical() {
        return canonical(text);
    }

    /// The character that makes a code of the text before it, 36 if none does.
    static int check(String text) {
        return (PRIME - remainder(canonical(text)) * BASE % PRIME) % PRIME;
    }

    private static int remainder(String canonical) {
        return canonical.chars().reduce(0, (sum, c) -> (sum * BASE + Character.digit(c, Character.MAX_RADIX)) % PRIME);
    }

    private static String canonical(String text) {
        return SEPARATORS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
