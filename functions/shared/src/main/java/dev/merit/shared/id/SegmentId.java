package dev.merit.shared.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Names a segment of members: 12 characters, 60 random bits. It is short because the wallet of each of its members
/// has it.
@Schema(type = SchemaType.STRING, pattern = "^[0-9a-hjkmnp-tv-z]{12}$", examples = "x1c9r4tzn3v8")
@RegisterForReflection
public record SegmentId(@JsonValue String value) {

    private static final int LENGTH = 12;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SegmentId {
        RandomIds.checked(value, LENGTH, "a segment id");
    }

    public static SegmentId random() {
        return new SegmentId(RandomIds.random(LENGTH));
    }

    @Override
    public String toString() {
        return value;
    }
}
