package dev.merit.shared.member;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.merit.shared.id.CleanText;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Phone numbers as people write them. A number is valid if its country has numbers of its length. Whether it is
/// assigned is not checked, because countries open new ranges every month.
public final class PhoneNumber {

    private static final Pattern PLAIN = Pattern.compile("\\+?[\\p{Nd} ().\\-\\x{2010}-\\x{2015}\\x{2212}/]*");

    private PhoneNumber() {}

    /// The form that is stored and shown: an international number as it was written, but clean, and a national number
    /// in E.164, because it has another meaning in another country. A text that is no number is returned unchanged.
    ///
    /// @param region of national numbers, by ISO 3166; null where only international numbers are accepted
    public static String clean(String text, @Nullable String region) {
        var clean = CleanText.token(text);
        if (clean.startsWith("+") || region == null) {
            return clean;
        }
        try {
            return identity(clean, region).value();
        } catch (IllegalArgumentException _) {
            return clean;
        }
    }

    public static Identity identity(String text, @Nullable String region) {
        var clean = CleanText.token(text);
        if (!PLAIN.matcher(clean).matches()) {
            throw new IllegalArgumentException(
                    "must have digits alone, and blanks, dots, dashes, slashes and brackets between them");
        }
        if (!clean.startsWith("+") && region == null) {
            throw new IllegalArgumentException("must begin with + and a country's code, as in +442079460000");
        }
        var numbers = PhoneNumberUtil.getInstance();
        var number = parsed(numbers, clean, region);
        reason(numbers.isPossibleNumberWithReason(number)).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        return Identity.phone(numbers.format(number, PhoneNumberFormat.E164));
    }

    private static Phonenumber.PhoneNumber parsed(PhoneNumberUtil numbers, String text, @Nullable String region) {
        try {
            return numbers.parse(text, region);
        } catch (NumberParseException e) {
            var reason = switch (e.getErrorType()) {
                case INVALID_COUNTRY_CODE -> "has a country code that does not exist";
                case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> "is too short for its country";
                case TOO_LONG -> "is too long for its country";
                case NOT_A_NUMBER -> "is not a phone number";
            };
            throw new IllegalArgumentException(reason);
        }
    }

    private static Optional<String> reason(PhoneNumberUtil.ValidationResult result) {
        return switch (result) {
            case IS_POSSIBLE -> Optional.empty();
            case IS_POSSIBLE_LOCAL_ONLY -> Optional.of("has no area code");
            case INVALID_COUNTRY_CODE -> Optional.of("has a country code that does not exist");
            case TOO_SHORT -> Optional.of("is too short for its country");
            case TOO_LONG -> Optional.of("is too long for its country");
            case INVALID_LENGTH -> Optional.of("has a length that its country does not have");
        };
    }
}
