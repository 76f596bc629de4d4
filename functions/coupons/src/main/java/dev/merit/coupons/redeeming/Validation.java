package dev.merit.coupons.redeeming;

import dev.merit.coupons.Docs;
import dev.merit.coupons.assessing.Assessment;
import dev.merit.coupons.assessing.Reason;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.LineDiscount;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An assessment in JSON, with the discount of each line that the order names.
@Schema(name = "Validation", examples = Docs.VALIDATION)
record Validation(
        boolean redeemable,
        @Nullable Money discount,
        @Nullable Money payable,
        @Nullable List<LineDiscount> lines,
        @Nullable Money shippingDiscount,
        @Nullable Money payment,
        List<Reason> reasons) {

    static Validation of(Assessment assessment, boolean voucher) {
        return switch (assessment) {
            case Assessment.Eligible(var discount, var payable, var lines, var shipping) ->
                new Validation(
                        true,
                        discount,
                        payable,
                        lines.isEmpty() ? null : lines,
                        shipping,
                        voucher ? discount : null,
                        List.of());
            case Assessment.Ineligible(var reasons) -> new Validation(false, null, null, null, null, null, reasons);
        };
    }
}
