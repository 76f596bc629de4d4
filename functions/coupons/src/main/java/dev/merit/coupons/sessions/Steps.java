package dev.merit.coupons.sessions;

import dev.merit.coupons.holding.Coupon;
import dev.merit.coupons.holding.CouponUse;
import dev.merit.coupons.holding.Use;
import dev.merit.coupons.validating.Facts;
import dev.merit.coupons.wishes.Candidate;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.Session;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import dev.merit.shared.voucher.Balance;
import dev.merit.shared.voucher.Payments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The writes of each step that a redemption goes, as far as they are its own: each step back undoes exactly what the
/// steps before it did. What is taken of the stock and the budget, and the member's first purchase, come to them.
///
/// ```mermaid
/// stateDiagram-v2
///     [*] --> reserved: reserve
///     [*] --> redeemed: redeem
///     reserved --> redeemed: redeem
///     reserved --> released: cancel, or its time is over
///     redeemed --> rolledBack: roll back
///     released --> reserved: reserve
///     released --> redeemed: redeem
///     rolledBack --> reserved: reserve
///     rolledBack --> redeemed: redeem
/// ```
final class Steps {

    private Steps() {}

    /// Redeems or reserves, for the first time or again.
    static List<Write> open(Redemption redemption, Candidate candidate, Facts facts, Instant now) {
        var put = Write.put(redemption
                .toItem()
                .instant(redemption.status() + "At", now)
                .text(Redemption.POINTS_FACTOR, facts.terms().benefit().pointsFactor()));
        long before = redemption.session().revision() - 1;
        var writes = new ArrayList<Write>();
        writes.add(
                before == 0 ? put.when(Write.ABSENT) : put.when(Session.AS_SEEN).with(":revision", before));
        if (candidate.unrevoked() != null) {
            writes.add(candidate.unrevoked());
        }
        if (redemption.session().voucher()) {
            writes.addAll(Payments.pay(redemption, Balance.from(candidate.item()), now));
            return writes;
        }
        if (!redemption.session().publicCode()) {
            writes.add(CouponUse.take(candidate.coupon(), redemption));
        }
        if (redemption.session().isIssuedByUse()) {
            writes.add(Use.takePublic(redemption, facts.limits().perMember()));
        } else if (redemption.isRedeemed()) {
            writes.add(Use.redeem(redemption));
        }
        return writes;
    }

    /// Redeems what is reserved.
    static List<Write> confirm(Redemption redemption, Coupon coupon, Instant now) {
        var step = redemption.become(Redemption.REDEEMED, now);
        if (coupon.isVoucher()) {
            var writes = new ArrayList<>(List.of(step));
            writes.addAll(Payments.confirm(redemption, Coupon.key(coupon.code()), now));
            return writes;
        }
        var use = redemption.session().isIssuedByUse() ? Use.confirmPublic(redemption) : Use.redeem(redemption);
        return redemption.session().publicCode()
                ? List.of(step, use)
                : List.of(step, CouponUse.confirm(coupon, redemption), use);
    }

    /// Rolls back what is redeemed, releases what is reserved.
    static List<Write> undo(Redemption redemption, Instant now) {
        var session = redemption.session();
        var writes = new ArrayList<>(List.of(given(redemption, now)));
        if (!session.publicCode()) {
            writes.add(CouponUse.giveBack(redemption));
        }
        if (session.isIssuedByUse()) {
            writes.add(Use.giveBackPublic(redemption));
        } else if (redemption.isRedeemed()) {
            writes.add(Use.giveBack(redemption));
        }
        if (session.fromStock()) {
            writes.add(Shards.ofStock(redemption.strategyId()).giveBack(1));
        }
        if (session.budget() > session.returned()) {
            writes.add(Shards.ofBudget(redemption.strategyId()).giveBack(session.budget() - session.returned()));
        }
        return writes;
    }

    /// The same of a voucher's, whose row was read just now.
    static List<Write> undo(Redemption redemption, Item voucher, Instant now) {
        var writes = new ArrayList<>(List.of(given(redemption, now)));
        writes.addAll(Payments.undo(redemption, voucher, now));
        return writes;
    }

    private static Write given(Redemption redemption, Instant now) {
        return redemption.become(redemption.isReserved() ? Redemption.RELEASED : Redemption.ROLLED_BACK, now);
    }
}
