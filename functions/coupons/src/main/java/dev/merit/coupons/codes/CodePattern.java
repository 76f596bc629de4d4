package dev.merit.coupons.codes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.merit.shared.id.CouponCode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The pattern of the codes of a strategy. Capital letters, digits and hyphens are kept. Each `#` becomes a
/// random character. The check character is added at the end.
///
/// Two more rules are checked only when a strategy is created or updated: the maximum length of the part before
/// the first `#`, and that the pattern does not begin with a hyphen. Spreadsheets read a code with a hyphen at
/// its beginning as a formula.
@Schema(
        type = SchemaType.STRING,
        maxLength = 31,
        pattern = "^(?!-)[A-Z0-9-]*(#[A-Z0-9-]*){8,24}$",
        examples = "SPRING-########")
@RegisterForReflection
public record CodePattern(@JsonValue String text) {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9-]*(#[A-Z0-9-]*){8,24}");
    private static final int MAX_LENGTH = 31;

    /// The maximum number of letters and digits before the first `#`.
    public static final int MAX_PREFIX_LENGTH = CouponCode.MAX_LENGTH - CouponCode.BATCH_LENGTH;

    /// The pattern of a strategy that has none: `XXXX-XXXX-XXXX`, with 54 random bits. It is declared after
    /// [#FORM], because its constructor uses it.
    public static final CodePattern DEFAULT = new CodePattern("####-####-###");

    /// The pattern of gift vouchers whose strategy has none. It has 113 random bits, because whoever knows the
    /// code can spend the money.
    public static final CodePattern VOUCHER_DEFAULT = new CodePattern("####-####-####-####-####-###");

    /// 21 characters have 104 random bits. The check character costs a quarter of a bit.
    private static final int MIN_VOUCHER_CHARACTERS = 21;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CodePattern {
        if (text.length() > MAX_LENGTH || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be at most 31 capital letters, digits, hyphens and #, with 8 to 24 of the #");
        }
    }

    /// Whether its codes have at least 100 random bits, which gift vouchers need.
    public boolean isSecureForVouchers() {
        return text.chars().filter(c -> c == '#').count() >= MIN_VOUCHER_CHARACTERS;
    }

    /// Whether a batch can use the prefix: the code of a batch is the prefix and a fixed number of characters,
    /// and must not be longer than a code may be.
    public boolean fitsBatches() {
        return CouponCode.canonical(prefix()).length() <= MAX_PREFIX_LENGTH;
    }

    /// Draws a new random code. If the check character of a code is not in the alphabet, another code is drawn.
    /// Each call creates its own random generator: a native image would contain a static one together with its
    /// seed.
    public CouponCode draw() {
        var random = new SecureRandom();
        while (true) {
            var code = new StringBuilder();
            text.chars()
                    .forEach(c -> code.append(
                            c == '#' ? CodeAlphabet.character(random.nextInt(CodeAlphabet.SIZE)) : (char) c));
            char check = CodeAlphabet.checkCharacter(new CouponCode(code.toString()).canonical());
            if (check != CodeAlphabet.NO_CHARACTER) {
                return new CouponCode(code.append(check).toString());
            }
        }
    }

    /// The part before the first random character.
    public String prefix() {
        return text.substring(0, text.indexOf('#'));
    }
}
