package dev.merit.shared.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Names a data request: 20 characters, 100 random bits.
@Schema(type = SchemaType.STRING, pattern = "^[0-9a-hjkmnp-tv-z]{20}$", examples = "k2m0q8v3nzt4r9c1x5d7")
@RegisterForReflection
public record DataRequestId(@JsonValue String value) {

    private static final int LENGTH = 20;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DataRequestId {
        RandomIds.checked(value, LENGTH, "a data request id");
    }

    public static DataRequestId random() {
        return new DataRequestId(RandomIds.random(LENGTH));
    }

    @Override
    public String toString() {
        return value;
    }
}
