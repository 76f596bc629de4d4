package dev.merit.coupons.terms;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What the codes of a strategy look like: capital letters, digits and hyphens stay, each `#` becomes a random
/// character, and the check character comes last.
@Schema(
        type = SchemaType.STRING,
        maxLength = 24,
        pattern = "^[A-Z0-9-]*(#[A-Z0-9-]*){8,16}$",
        examples = "SPRING-########")
@RegisterForReflection
public record CodePattern(@JsonValue String text) {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9-]*(#[A-Z0-9-]*){8,16}");
    private static final int LONGEST = 24;

    /// Shown as `XXXX-XXXX-XXXX`: 54 random bits. It stands behind what its constructor asks.
    static final CodePattern USUAL = new CodePattern("####-####-###");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CodePattern {
        if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be at most 24 capital letters, digits, hyphens and #, with 8 to 16 of the #");
        }
    }

    /// A new code. Where the check character of one would not be of the alphabet, another is drawn. The source is made
    /// anew each time: a static one would be frozen into a native image with its seed.
    public CouponCode draw() {
        var random = new SecureRandom();
        while (true) {
            var code = new StringBuilder();
            text.chars()
                    .forEach(c -> code.append(c == '#' ? Alphabet.character(random.nextInt(Alphabet.SIZE)) : (char) c));
            char check = Alphabet.check(new CouponCode(code.toString()).canonical());
            if (check != Alphabet.NONE) {
                return new CouponCode(code.append(check).toString());
            }
        }
    }

    /// What stands before the first character that is drawn.
    public String prefix() {
        return text.substring(0, text.indexOf('#'));
    }
}
