package dev.merit.coupons.coupons;

import dev.merit.coupons.Examples;
import dev.merit.shared.http.Fields;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.idempotency.CreationId;
import dev.merit.shared.money.Amounts;
import dev.merit.shared.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// For whom a coupon is asked.
@RegisterForReflection
@Schema(examples = Examples.ISSUE)
record IssuanceInput(
        @Schema(description = "Whose the coupon is. A gift voucher may be nobody's: then any member may use it.")
        @Nullable
        MemberId memberId,

        @Schema(description = "Of a gift voucher: its value, at most the strategy's amount, which it is if left out.")
        @Nullable
        Money amount,

        @Schema(
                description =
                        "Of a gift voucher: the shop's own name for it, unique in the shop and kept for good. The "
                                + "same request again is answered alike at any time, and issues nothing.",
                minLength = 1,
                maxLength = 128)
        @Nullable
        String voucherId,

        @Schema(
                description = "The same of any other coupon; a member's own token names it among that member's alone.",
                minLength = 1,
                maxLength = 128)
        @Nullable
        String couponId) {

    void check() {
        var fields = new Fields();
        Amounts.check(fields, "amount", amount, 1, null);
        fields.text("voucherId", voucherId, 1, CreationId.MAX_LENGTH);
        fields.text("couponId", couponId, 1, CreationId.MAX_LENGTH);
        fields.when(voucherId != null && couponId != null, "couponId", "is not for what has a voucherId")
                .check();
    }
}
