package dev.merit.shared.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Names a member: 20 characters, 100 random bits.
@Schema(type = SchemaType.STRING, pattern = "^[0-9a-hjkmnp-tv-z]{20}$", examples = "3v8q0m2k7d5x1c9r4tzn")
@RegisterForReflection
public record MemberId(@JsonValue String value) {

    private static final int LENGTH = 20;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MemberId {
        RandomIds.checked(value, LENGTH, "a member id");
    }

    public static MemberId random() {
        return new MemberId(RandomIds.random(LENGTH));
    }

    @Override
    public String toString() {
        return value;
    }
}
