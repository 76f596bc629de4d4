package dev.merit.coupons.redemptions.http;

import dev.merit.coupons.Examples;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.LineDiscount;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.RedemptionStatus;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A redemption in JSON. `activityId` is the purchase that names it, once there is one.
@RegisterForReflection
@Schema(name = "Redemption", examples = Examples.REDEMPTION)
public record RedemptionBody(
        RedemptionId redemptionId,
        String code,
        StrategyId strategyId,
        MemberId memberId,
        String orderId,
        Money discount,
        Money payable,
        @Nullable List<LineDiscount> lines,
        @Nullable Money shippingDiscount,

        @Schema(description = "What of the discount is on goods that the items leave out.") @Nullable
        Money otherDiscount,

        @Nullable Money payment,
        @Nullable Money refunded,
        RedemptionStatus status,
        @Nullable Instant reservedUntil,
        @Nullable ActivityId activityId) {

    public static RedemptionBody of(Redemption redemption) {
        var price = AppliedPrice.of(redemption);
        return new RedemptionBody(
                redemption.redemptionId(),
                redemption.code().text(),
                redemption.strategyId(),
                redemption.memberId(),
                redemption.orderId().value(),
                price.discount(),
                price.payable(),
                price.lines(),
                price.shippingDiscount(),
                price.otherDiscount(),
                price.payment(),
                refunded(redemption),
                redemption.status(),
                redemption.state().reservedUntil(),
                redemption.activityId());
    }

    /// What was refunded of a gift voucher's payment; null, if nothing was.
    private static @Nullable Money refunded(Redemption redemption) {
        long returned = redemption.state().restored();
        return redemption.state().isPayment() && returned > 0
                ? new Money(returned, redemption.discount().currency())
                : null;
    }
}
