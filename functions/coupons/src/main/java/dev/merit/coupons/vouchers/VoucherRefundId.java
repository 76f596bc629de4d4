package dev.merit.coupons.vouchers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The shop's own id of a refund, unique for its redemption, by which a repetition is recognised: 1 to 128
/// printable ASCII characters without spaces.
@Schema(type = SchemaType.STRING, pattern = "^[!-~]{1,128}$", examples = "return-77")
@RegisterForReflection
public record VoucherRefundId(@JsonValue String value) {

    private static final int MAX_LENGTH = 128;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public VoucherRefundId {
        if (value.isEmpty() || value.length() > MAX_LENGTH || value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException("must be 1 to 128 printable ASCII characters without spaces");
        }
    }
}
