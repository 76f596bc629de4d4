package dev.merit.coupons.coupons.http;

import dev.merit.coupons.Examples;
import dev.merit.shared.http.Fields;
import dev.merit.shared.id.CouponCode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A request for a code that all members share.
@RegisterForReflection
@Schema(name = "PublicCodeRequest", examples = Examples.PUBLIC_CODE)
record PublicCodeInput(
        @Schema(description = "4 to 32 letters and digits.", examples = "SUMMER26")
        CouponCode code) {

    void check() {
        new Fields()
                .when(!code.isPlain(), "code", "must be 4 to 32 letters and digits")
                .check();
    }
}
