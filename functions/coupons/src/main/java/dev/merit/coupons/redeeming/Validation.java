package dev.merit.coupons.redeeming;

import dev.merit.coupons.Docs;
import dev.merit.shared.money.Money;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An assessment in JSON.
@Schema(name = "Validation", examples = Docs.VALIDATION)
record Validation(
        boolean redeemable,
        @Nullable Money discount,
        @Nullable Money payable,
        List<Reason> reasons) {

    static Validation of(Assessment assessment) {
        return switch (assessment) {
            case Assessment.Eligible(var discount, var payable) -> new Validation(true, discount, payable, List.of());
            case Assessment.Ineligible(var reasons) -> new Validation(false, null, null, reasons);
        };
    }
}
