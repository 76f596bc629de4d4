package dev.merit.coupons.sessions;

import dev.merit.coupons.assessing.FirstPurchase;
import dev.merit.coupons.assessing.Reason;
import dev.merit.coupons.terms.CouponCode;
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
final class Confirming {

    private Confirming() {}

    /// Those whose first purchase is claimed as they are redeemed.
    static List<Redemption> claiming(List<Redemption> held) {
        return held.stream().filter(r -> r.isReserved() && r.firstPurchase()).toList();
    }

    /// What is in the way of them, by their member's wallet.
    static List<Reason> reasons(List<Redemption> claiming, Optional<Item> wallet) {
        return claiming.stream()
                .flatMap(one -> reason(one, wallet).map(r -> r.about(new CouponCode(one.code()))).stream())
                .toList();
    }

    private static Optional<Reason> reason(Redemption claiming, Optional<Item> wallet) {
        if (wallet.isEmpty()) {
            return Optional.of(Reason.ofNoMember());
        }
        long purchases = FirstPurchase.shopper(wallet.get(), claiming.orderId()).purchases();
        return purchases > 0 ? Optional.of(Reason.ofPurchases(purchases)) : Optional.empty();
    }

    static List<Write> writes(List<Candidate> reserved, Instant now) {
        var writes = new ArrayList<Write>();
        for (var one : reserved) {
            writes.addAll(Steps.confirm(Objects.requireNonNull(one.present()), one.coupon(), now));
        }
        return writes;
    }
}
