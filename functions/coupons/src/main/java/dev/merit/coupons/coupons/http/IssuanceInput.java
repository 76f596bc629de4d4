package dev.merit.coupons.coupons.http;

import dev.merit.coupons.Examples;
import dev.merit.shared.http.Amounts;
import dev.merit.shared.http.Fields;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.idempotency.CreationId;
import dev.merit.shared.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A request for a coupon.
@RegisterForReflection
@Schema(examples = Examples.ISSUE)
record IssuanceInput(
        @Schema(
                description =
                        "The member who gets the coupon. A gift voucher needs no member: then any member may use it.")
        @Nullable
        MemberId memberId,

        @Schema(description = "The value of a gift voucher: at most the strategy's amount, which is the default.")
        @Nullable
        Money amount,

        @Schema(
                description =
                        "The shop's own id of a gift voucher, unique in the shop and kept for good. A repetition of the "
                                + "request gets the same answer at any time, and issues nothing.",
                minLength = 1,
                maxLength = 128)
        @Nullable
        String voucherId,

        @Schema(
                description =
                        "The same for any other coupon. A request with a member's token names an id of that member only.",
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
