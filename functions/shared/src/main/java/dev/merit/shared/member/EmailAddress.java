package dev.merit.shared.member;

import dev.merit.shared.id.CleanText;
import java.text.Normalizer;
import java.util.regex.Pattern;

/// The canonical form of an e-mail address, which all its spellings have in common: see docs/identities.md.
public final class EmailAddress {

    private static final Pattern FORM = Pattern.compile("[^\\s@\\p{Cc}\\p{Cs}]{1,64}@[^\\s@\\p{Cc}\\p{Cs}]{1,189}");

    /// The full stop of the DNS root at the end of an address, which is rarely written.
    private static final Pattern ROOT = Pattern.compile("(?<=@[^@]{1,190})(?<![@.])\\.$");

    private EmailAddress() {}

    /// The form that is stored and shown: the address as it was written, without invisible characters.
    public static String clean(String text) {
        return ROOT.matcher(CleanText.token(text)).replaceFirst("");
    }

    static String canonical(String text) {
        var clean = clean(text);
        if (!FORM.matcher(clean).matches()) {
            throw refusal();
        }
        int at = clean.indexOf('@');
        return localPart(clean.substring(0, at)) + "@" + domain(clean.substring(at + 1));
    }

    /// Ignores case, because no mail provider of today distinguishes it. Both small sigmas have the same capital.
    private static String localPart(String text) {
        return lowerCase(text).replace('ς', 'σ');
    }

    private static String domain(String text) {
        try {
            return DomainName.ascii(lowerCase(text));
        } catch (IllegalArgumentException _) {
            throw refusal();
        }
    }

    /// Converts each letter by itself, unlike the method of String, which considers the place of a letter in a word.
    private static String lowerCase(String text) {
        var lower = text.codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return Normalizer.normalize(lower, Normalizer.Form.NFKC);
    }

    private static IllegalArgumentException refusal() {
        return new IllegalArgumentException("is not an e-mail address");
    }
}
