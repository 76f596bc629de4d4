package dev.merit.coupons.redeeming;

import dev.merit.shared.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Why a coupon is not for an order; where an amount is short, what there is and what it takes.
@RegisterForReflection
@Schema(name = "Reason")
record Reason(
        String code,
        String detail,
        @Nullable Money have,
        @Nullable Money need) {

    static Reason of(String code, String detail) {
        return new Reason(code, detail, null, null);
    }
}
