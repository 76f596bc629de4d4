package dev.merit.coupons.redemptions;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.CouponUsage;
import dev.merit.coupons.coupons.MemberUsage;
import dev.merit.shared.points.Rate;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.redemption.RedemptionState;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import dev.merit.shared.voucher.VoucherBalance;
import dev.merit.shared.voucher.VoucherPayments;
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
final class RedemptionTransitions {

    private RedemptionTransitions() {}

    /// Redeems or reserves, for the first time or again.
    static List<Write> open(Redemption redemption, CodeInOrder candidate, EvaluationContext facts, Instant now) {
        var put = Write.put(redemption
                .toItem()
                .instant(redemption.status() + "At", now)
                .text(
                        Redemption.POINTS_FACTOR,
                        facts.terms().benefit().pointsFactor().map(Rate::text).orElse(null)));
        long before = redemption.session().revision() - 1;
        var writes = new ArrayList<Write>();
        writes.add(
                before == 0
                        ? put.when(Write.ABSENT)
                        : put.when(RedemptionState.AS_SEEN).with(":revision", before));
        if (candidate.unrevoked() != null) {
            writes.add(candidate.unrevoked());
        }
        if (redemption.session().voucher()) {
            writes.addAll(VoucherPayments.pay(redemption, VoucherBalance.from(candidate.item()), now));
            return writes;
        }
        if (!redemption.session().publicCode()) {
            writes.add(CouponUsage.take(candidate.coupon(), redemption));
        }
        if (redemption.session().isIssuedByUse()) {
            writes.add(MemberUsage.takePublic(redemption, facts.limits().perMember()));
        } else if (redemption.isRedeemed()) {
            writes.add(MemberUsage.redeem(redemption));
        }
        return writes;
    }

    /// Redeems what is reserved.
    static List<Write> confirm(Redemption redemption, Coupon coupon, Instant now) {
        var step = redemption.become(Redemption.REDEEMED, now);
        if (coupon.isVoucher()) {
            var writes = new ArrayList<>(List.of(step));
            writes.addAll(VoucherPayments.confirm(redemption, Coupon.key(coupon.code()), now));
            return writes;
        }
        var use = redemption.session().isIssuedByUse()
                ? MemberUsage.confirmPublic(redemption)
                : MemberUsage.redeem(redemption);
        return redemption.session().publicCode()
                ? List.of(step, use)
                : List.of(step, CouponUsage.confirm(coupon, redemption), use);
    }

    /// Rolls back what is redeemed, releases what is reserved.
    static List<Write> undo(Redemption redemption, Instant now) {
        var session = redemption.session();
        var writes = new ArrayList<>(List.of(given(redemption, now)));
        if (!session.publicCode()) {
            writes.add(CouponUsage.giveBack(redemption));
        }
        if (session.isIssuedByUse()) {
            writes.add(MemberUsage.giveBackPublic(redemption));
        } else if (redemption.isRedeemed()) {
            writes.add(MemberUsage.giveBack(redemption));
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
        writes.addAll(VoucherPayments.undo(redemption, voucher, now));
        return writes;
    }

    private static Write given(Redemption redemption, Instant now) {
        return redemption.become(redemption.isReserved() ? Redemption.RELEASED : Redemption.ROLLED_BACK, now);
    }
}
