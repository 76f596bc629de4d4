package dev.merit.coupons.codes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.merit.shared.id.CouponCode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What the codes of a strategy look like: capital letters, digits and hyphens stay, each `#` becomes a random
/// character, and the check character comes last. How long the part before the first `#` may be is asked of
/// strategies alone, as they are made or edited, and so is that it does not begin with a hyphen: spreadsheets would
/// take a code that does for a formula.
@Schema(
        type = SchemaType.STRING,
        maxLength = 31,
        pattern = "^(?!-)[A-Z0-9-]*(#[A-Z0-9-]*){8,24}$",
        examples = "SPRING-########")
@RegisterForReflection
public record CodePattern(@JsonValue String text) {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9-]*(#[A-Z0-9-]*){8,24}");
    private static final int LONGEST = 31;

    /// In letters and digits.
    public static final int LONGEST_PREFIX = CouponCode.LONGEST - CouponCode.OF_BATCH;

    /// Shown as `XXXX-XXXX-XXXX`: 54 random bits. It stands behind what its constructor asks.
    public static final CodePattern USUAL = new CodePattern("####-####-###");

    /// Of a gift voucher, which is money to whoever knows it: 113 random bits.
    public static final CodePattern LONG = new CodePattern("####-####-####-####-####-###");

    /// Of the 21 of them, 104 bits less a quarter for the check character.
    private static final int LONG_ENOUGH = 21;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CodePattern {
        if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be at most 31 capital letters, digits, hyphens and #, with 8 to 24 of the #");
        }
    }

    /// Whether its codes have at least 100 random bits.
    public boolean isLong() {
        return text.chars().filter(c -> c == '#').count() >= LONG_ENOUGH;
    }

    /// Whether the codes of a batch, which have a length of their own behind the prefix, are no longer than a code
    /// may be.
    public boolean isForBatches() {
        return CouponCode.canonical(prefix()).length() <= LONGEST_PREFIX;
    }

    /// A new code. Where the check character of one would not be of the alphabet, another is drawn. The source is
    /// made anew each time: a static one would be frozen into a native image with its seed.
    public CouponCode draw() {
        var random = new SecureRandom();
        while (true) {
            var code = new StringBuilder();
            text.chars()
                    .forEach(c -> code.append(
                            c == '#' ? CodeAlphabet.character(random.nextInt(CodeAlphabet.SIZE)) : (char) c));
            char check = CodeAlphabet.check(new CouponCode(code.toString()).canonical());
            if (check != CodeAlphabet.NONE) {
                return new CouponCode(code.append(check).toString());
            }
        }
    }

    /// What stands before the first character that is drawn.
    public String prefix() {
        return text.substring(0, text.indexOf('#'));
    }
}
