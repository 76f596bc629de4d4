package dev.merit.shared.member;

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
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{4,14}");

    /// The shop's own name for the member, taken as it is.
    public static Identity externalId(String text) {
        return checked(
                Kind.EXTERNAL_ID,
                text,
                EXTERNAL_ID,
                "must be 1 to 128 characters, not all of them blank and none a control character");
    }

    /// Whichever way it is spelt.
    public static Identity email(String text) {
        return new Identity(Kind.EMAIL, EmailAddress.canonical(text));
    }

    /// In E.164: a plus sign and digits.
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
