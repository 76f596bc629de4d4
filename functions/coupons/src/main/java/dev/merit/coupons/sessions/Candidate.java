package dev.merit.coupons.sessions;

import dev.merit.coupons.holding.Coupon;
import dev.merit.coupons.holding.CouponUse;
import dev.merit.coupons.holding.GivenBack;
import dev.merit.coupons.holding.Leases;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.Session;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import dev.merit.shared.voucher.Balance;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A code that is wanted for an order: its coupon, and its redemption for that order, if there was one before.
///
/// @param unrevoked what is to be checked as it is used, if it may be revoked
record Candidate(
        Coupon coupon,
        Item item,
        @Nullable Write unrevoked,
        RedemptionId id,
        @Nullable Redemption present) {

    /// Whether it is redeemed for the order, or reserved at that moment.
    boolean holds(Instant now) {
        return present != null && present.holds(now);
    }

    /// What holds it for the order and that member at that moment, if anything does.
    @Nullable
    Redemption heldBy(MemberId member, Instant now) {
        return present != null && present.holds(now) && present.memberId().equals(member) ? present : null;
    }

    /// As it would be if that were given back.
    Candidate given(MemberId member, Instant now) {
        var held = heldBy(member, now);
        return held == null ? this : new Candidate(GivenBack.of(coupon, held), item, unrevoked, id, present);
    }

    /// Whether its redemption, if there is one, comes of the same request.
    boolean isOf(Wish wish) {
        return present != null && present.session().fingerprint().equals(wish.fingerprint());
    }

    boolean isRevoked() {
        return coupon.status() == Coupon.Status.REVOKED;
    }

    /// The redemptions that hold some of the candidates, in the order in which they apply.
    static List<Redemption> held(List<Candidate> candidates, Instant now) {
        return candidates.stream()
                .filter(c -> c.holds(now))
                .map(Candidate::present)
                .sorted(Comparator.comparingLong((Redemption r) -> r.total().minorUnits())
                        .thenComparingLong(r -> r.total().minus(r.discount()).minorUnits())
                        .reversed())
                .toList();
    }

    boolean isSpent() {
        return coupon.isVoucher()
                ? coupon.free().minorUnits() == 0
                : coupon.uses() != null && coupon.uses().left() <= 0;
    }

    /// Whether so much may be asked of it, which a voucher's holder alone does.
    boolean takes(@Nullable Money amount) {
        var value = coupon.initialBalance();
        return amount == null || (value != null && value.currency().equals(amount.currency()));
    }

    /// The reservations whose time is over and that stand in the way: this order's own, and, where the coupon has no
    /// other use left, those of others. Of a voucher all, since what they hold may be wanted.
    List<RedemptionId> inTheWay(Instant now) {
        if (present != null && present.isReserved() && !present.holds(now)) {
            return List.of(id);
        }
        if (coupon.isVoucher()) {
            return Balance.from(item).overdue(now);
        }
        return CouponUse.isTaken(item) ? Leases.expired(item, now) : List.of();
    }

    long revision() {
        return present == null ? 0 : present.session().revision();
    }

    /// Whether its redemption has taken no step since, if this is how that stands now.
    boolean isAsRead(@Nullable Item redemption) {
        return revision() == (redemption == null ? 0 : redemption.sum(Session.REVISION));
    }
}
