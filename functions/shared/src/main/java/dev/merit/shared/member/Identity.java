package dev.merit.shared.member;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// A name that at most one member has, in the one form in which two spellings of it are the same.
public record Identity(Kind kind, String value) {

    public enum Kind {
        EXTERNAL_ID("externalId"),
        EMAIL("email"),
        PHONE("phone");

        private final String field;

        Kind(String field) {
            this.field = field;
        }

        /// The name of the field, in JSON and in keys.
        public String field() {
            return field;
        }
    }

    /// Halves of surrogate pairs are kept out too: once encoded, no two of them differ.
    private static final Pattern EXTERNAL_ID = Pattern.compile("(?!\\s*$)[^\\p{Cc}\\p{Cs}]{1,128}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cc}\\p{Cs}]{1,64}@[^\\s@\\p{Cc}\\p{Cs}]{1,189}");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern PHONE_SPACING = Pattern.compile("[ ().-]");

    /// The shop's own name for the member, taken as it is.
    public static Identity externalId(String text) {
        return checked(
                Kind.EXTERNAL_ID,
                text,
                EXTERNAL_ID,
                "must be 1 to 128 characters, not all of them blank and none a control character");
    }

    /// Compared without regard to case, which no mail provider of today tells apart.
    public static Identity email(String text) {
        var folded = Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return checked(Kind.EMAIL, folded, EMAIL, "is not an e-mail address");
    }

    /// In E.164, whatever spaces, dots, dashes and brackets it is written with.
    public static Identity phone(String text) {
        var digits = PHONE_SPACING.matcher(text.strip()).replaceAll("");
        return checked(Kind.PHONE, digits, PHONE, "must be an international phone number such as +442071838750");
    }

    private static Identity checked(Kind kind, String value, Pattern form, String reason) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException(reason);
        }
        return new Identity(kind, value);
    }
}
