package dev.merit.shared.member;

import dev.merit.shared.id.CleanText;
import java.text.Normalizer;
import java.util.regex.Pattern;

/// The one form of an e-mail address in which two spellings of it are the same: see docs/identities.md.
public final class EmailAddress {

    private static final Pattern FORM = Pattern.compile("[^\\s@\\p{Cc}\\p{Cs}]{1,64}@[^\\s@\\p{Cc}\\p{Cs}]{1,189}");

    /// The root of the DNS, which nobody writes who can help it.
    private static final Pattern ROOT = Pattern.compile("(?<=@[^@]{1,190})(?<![@.])\\.$");

    private EmailAddress() {}

    /// What is kept and shown: the address as it was written, without what nobody sees.
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

    /// Without regard to case, which no mail provider of today tells apart. Both small sigmas have one capital.
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

    /// Letter by letter, unlike String's, which looks at a letter's place in a word.
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
