package dev.merit.shared.redemption;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The status of a redemption. `rolledBack` and `released` hold nothing; the redemption may be reserved or redeemed
/// again from either.
@Schema(name = "RedemptionStatus")
@RegisterForReflection
public enum RedemptionStatus {
    RESERVED("reserved"),
    REDEEMED("redeemed"),
    ROLLED_BACK("rolledBack"),
    RELEASED("released");

    private final String text;

    RedemptionStatus(String text) {
        this.text = text;
    }

    /// The name of the status in JSON and in items.
    @JsonValue
    public String text() {
        return text;
    }

    /// The status of a name.
    ///
    /// @throws IllegalArgumentException if no status is named so
    public static RedemptionStatus of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no redemption status is named " + text));
    }
}
