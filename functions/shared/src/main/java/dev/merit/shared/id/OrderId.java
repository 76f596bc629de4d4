package dev.merit.shared.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The shop's id of an order: 1 to 128 printable ASCII characters without spaces. A repeated redemption is recognised
/// by it.
@Schema(type = SchemaType.STRING, pattern = "^[!-~]{1,128}$", examples = "order-10042")
@RegisterForReflection
public record OrderId(@JsonValue String value) {

    private static final int MAX_LENGTH = 128;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderId {
        if (value.isEmpty() || value.length() > MAX_LENGTH || value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException("must be 1 to 128 printable ASCII characters without spaces");
        }
    }
}
