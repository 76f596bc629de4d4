package dev.merit.coupons.redemptions;

import dev.merit.coupons.codes.CouponCode;
import dev.merit.coupons.pricing.FirstPurchase;
import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Redeems what is reserved, all of it or nothing, at the price that was reserved, whatever became of its strategies;
/// only a first purchase must still be one.
final class ReservationConfirmation {

    private ReservationConfirmation() {}

    /// Those whose first purchase is claimed as they are redeemed.
    static List<Redemption> claiming(List<Redemption> held) {
        return held.stream().filter(r -> r.isReserved() && r.firstPurchase()).toList();
    }

    /// What is in the way of them, by their member's wallet.
    static List<Ineligibility> reasons(List<Redemption> claiming, Optional<Item> wallet) {
        return claiming.stream()
                .flatMap(one -> reason(one, wallet).map(r -> r.about(new CouponCode(one.code()))).stream())
                .toList();
    }

    private static Optional<Ineligibility> reason(Redemption claiming, Optional<Item> wallet) {
        if (wallet.isEmpty()) {
            return Optional.of(Ineligibility.ofNoMember());
        }
        long purchases = FirstPurchase.shopper(wallet.get(), claiming.orderId()).purchases();
        return purchases > 0 ? Optional.of(Ineligibility.ofPurchases(purchases)) : Optional.empty();
    }

    static List<Write> writes(List<CodeInOrder> reserved, Instant now) {
        var writes = new ArrayList<Write>();
        for (var one : reserved) {
            writes.addAll(RedemptionTransitions.confirm(Objects.requireNonNull(one.present()), one.coupon(), now));
        }
        return writes;
    }
}
