package dev.merit.shared.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Names a marketing strategy: 12 characters, 60 random bits. It is short because every bucket of its revenue has it.
@Schema(type = SchemaType.STRING, pattern = "^[0-9a-hjkmnp-tv-z]{12}$", examples = "k7d5x1c9r4tz")
@RegisterForReflection
public record StrategyId(@JsonValue String value) {

    private static final int LENGTH = 12;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StrategyId {
        RandomIds.checked(value, LENGTH, "a strategy id");
    }

    public static StrategyId random() {
        return new StrategyId(RandomIds.random(LENGTH));
    }

    @Override
    public String toString() {
        return value;
    }
}
