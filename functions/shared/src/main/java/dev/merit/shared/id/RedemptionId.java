package dev.merit.shared.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Names a redemption: 20 characters, 100 bits, which are computed from the coupon and the order.
@Schema(type = SchemaType.STRING, pattern = "^[0-9a-hjkmnp-tv-z]{20}$", examples = "9r4tzn3v8q0m2k7d5x1c")
@RegisterForReflection
public record RedemptionId(@JsonValue String value) {

    private static final int LENGTH = 20;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RedemptionId {
        RandomIds.checked(value, LENGTH, "a redemption id");
    }

    public static RedemptionId random() {
        return new RedemptionId(RandomIds.random(LENGTH));
    }

    /// The id from a MAC of the coupon and the order, which has at least 13 bytes.
    public static RedemptionId of(byte[] mac) {
        return new RedemptionId(RandomIds.of(mac, LENGTH));
    }

    @Override
    public String toString() {
        return value;
    }
}
