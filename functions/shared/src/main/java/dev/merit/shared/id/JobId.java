package dev.merit.shared.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Names a job: 20 characters, 100 random bits.
@Schema(type = SchemaType.STRING, pattern = "^[0-9a-hjkmnp-tv-z]{20}$", examples = "7d5x1c9r4tzn3v8q0m2k")
@RegisterForReflection
public record JobId(@JsonValue String value) {

    private static final int LENGTH = 20;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public JobId {
        RandomIds.checked(value, LENGTH, "a job id");
    }

    public static JobId random() {
        return new JobId(RandomIds.random(LENGTH));
    }

    @Override
    public String toString() {
        return value;
    }
}
