package dev.merit.shared.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// Names a redemption: 20 characters, 100 random bits.
@RegisterForReflection
public record RedemptionId(@JsonValue String value) {

    private static final int LENGTH = 20;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RedemptionId {
        Ids.checked(value, LENGTH, "a redemption id");
    }

    public static RedemptionId random() {
        return new RedemptionId(Ids.random(LENGTH));
    }

    @Override
    public String toString() {
        return value;
    }
}
