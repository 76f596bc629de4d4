package dev.merit.shared.testing;

import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.OrderId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.RedemptionState;
import dev.merit.shared.redemption.RedemptionStatus;
import java.util.List;

/// Redemptions in their plainest form: of an order of which only the total is told.
public final class Redeemed {

    private Redeemed() {}

    public static Redemption of(
            RedemptionId id, StrategyId strategy, MemberId member, String orderId, Money total, Money discount) {
        return new Redemption(
                id,
                new CouponCode("CODE"),
                strategy,
                member,
                new OrderId(orderId),
                total,
                discount,
                RedemptionStatus.REDEEMED,
                null,
                List.of(),
                null,
                false,
                RedemptionState.COUPON_ONLY);
    }
}
