package dev.merit.shared.member;

import java.util.regex.Pattern;

/// A name that at most one member has, in its canonical form, which all its spellings have in common.
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

    /// Halves of surrogate pairs are refused too: all of them would be encoded as the same character.
    private static final Pattern EXTERNAL_ID = Pattern.compile("(?!\\s*$)[^\\p{Cc}\\p{Cs}]{1,128}");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{4,14}");

    /// The shop's own id of the member, unchanged.
    public static Identity externalId(String text) {
        return checked(
                Kind.EXTERNAL_ID,
                text,
                EXTERNAL_ID,
                "must be 1 to 128 characters, not all of them blank and none a control character");
    }

    /// The identity of an e-mail address in any spelling.
    public static Identity email(String text) {
        return new Identity(Kind.EMAIL, EmailAddress.canonical(text));
    }

    /// The identity of a phone number in E.164: a plus sign and digits.
    public static Identity phone(String international) {
        return checked(Kind.PHONE, international, PHONE, "must be an international phone number such as +442071838750");
    }

    private static Identity checked(Kind kind, String value, Pattern form, String reason) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException(reason);
        }
        return new Identity(kind, value);
    }
}
