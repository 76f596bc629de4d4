package dev.merit.members.referrals;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.merit.shared.id.CleanText;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.ReferralCode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The referrer that a registration names, by member id or by referral code.
@RegisterForReflection
@Schema(
        type = SchemaType.STRING,
        pattern = "^[0-9a-hjkmnp-tv-z]{20}$|^[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{12}$",
        examples = "7k3m9q2xa4c1")
public record Referrer(@JsonValue String value) {

    private static final Pattern ID = Pattern.compile("[0-9a-hjkmnp-tv-z]{20}");
    private static final Pattern CODE = Pattern.compile("[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{12}");

    /// Blanks and dashes, with which people write and paste codes.
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Pd}]+");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Referrer {
        value = SEPARATORS.matcher(CleanText.token(value)).replaceAll("");
        if (!ID.matcher(value).matches() && !CODE.matcher(value).matches()) {
            throw new IllegalArgumentException("is neither a member id nor a referral code");
        }
    }

    boolean isCode() {
        return CODE.matcher(value).matches();
    }

    MemberId id() {
        return new MemberId(value);
    }

    ReferralCode code() {
        return new ReferralCode(value);
    }
}
