package dev.merit.shared.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// Names a member: 20 characters, 100 random bits.
@RegisterForReflection
public record MemberId(@JsonValue String value) {

    private static final int LENGTH = 20;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MemberId {
        Ids.checked(value, LENGTH, "a member id");
    }

    public static MemberId random() {
        return new MemberId(Ids.random(LENGTH));
    }

    @Override
    public String toString() {
        return value;
    }
}
