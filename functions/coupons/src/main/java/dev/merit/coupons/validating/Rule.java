package dev.merit.coupons.validating;

import dev.merit.coupons.assessing.Assessing;
import dev.merit.coupons.assessing.Assessment;
import dev.merit.coupons.assessing.FirstPurchase;
import dev.merit.coupons.assessing.Reason;
import dev.merit.coupons.assessing.Shopper;
import dev.merit.coupons.holding.Coupon;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Judges a coupon for an order: how the coupon and its strategy stand now, and what the terms say that the coupon was
/// issued under. All that is in the way is named, not the first of it only. The end of a strategy does not take from a
/// gift voucher the money that was paid in.
public final class Rule {

    private final List<Reason> reasons = new ArrayList<>();

    private Rule() {}

    /// What the coupon takes off the order, or all that is in its way.
    ///
    /// @param id the order's, if it is known yet
    public static Assessment assess(
            Coupon coupon, Facts facts, MemberId member, Order order, @Nullable OrderId id, Instant now) {
        var rule = new Rule();
        var wallet = facts.wallet();
        if (!coupon.isFor(member)) {
            rule.reasons.add(Reason.of("other-member", "The coupon is another member's."));
        } else if (wallet == null) {
            rule.reasons.add(Reason.ofNoMember());
        }
        rule.state(coupon, facts, now);
        var shopper = wallet == null
                ? Shopper.of(0)
                : FirstPurchase.shopper(wallet, id == null ? null : id.value()).in(facts.tier());
        var assessment = Assessing.assess(facts.terms(), order.cart(), shopper, now);
        return switch (assessment) {
            case Assessment.Eligible eligible
            when rule.reasons.isEmpty() && !eligible.hasEffect(facts.terms().benefit()) ->
                rule.ineligible(List.of(Reason.ofNoEffect(order.total().currency())));
            case Assessment.Eligible _ -> rule.reasons.isEmpty() ? assessment : rule.ineligible(List.of());
            case Assessment.Ineligible(var more) -> rule.ineligible(more);
        };
    }

    private void state(Coupon coupon, Facts facts, Instant now) {
        var validFrom = facts.validFrom(coupon);
        var validTo = facts.validTo(coupon);
        if (coupon.status() == Coupon.Status.REVOKED) {
            reasons.add(Reason.of("revoked", "The code was revoked."));
        }
        if (coupon.uses() != null && coupon.uses().left() <= 0) {
            reasons.add(Reason.of("already-redeemed", "No use of the coupon is left.", 0, 1)
                    .until(coupon.reservedUntil()));
        }
        if (facts.terms().isVoucher() && !hasMoney(coupon)) {
            var currency = facts.terms().currency();
            var least = new Money(1, currency);
            reasons.add(Reason.of("voucher-empty", "Nothing is left on the voucher.", Money.zero(currency), least)
                    .until(coupon.reservedUntil()));
        }
        if (now.isBefore(validFrom)) {
            reasons.add(Reason.of("not-yet-valid", "The coupon is valid from " + validFrom + ".", now, validFrom));
        }
        if (validTo != null && !now.isBefore(validTo)) {
            reasons.add(Reason.of("expired", "The coupon was valid up to " + validTo + ".", now, validTo));
        }
        if (!facts.strategy().isActive()
                && !(coupon.isVoucher() && facts.strategy().hasEnded())) {
            var status = facts.strategy().status().text();
            reasons.add(Reason.of("strategy-not-active", "The strategy is " + status + ".", status, "active"));
        }
    }

    /// A public code of what has become a gift voucher's strategy has none.
    private static boolean hasMoney(Coupon coupon) {
        return coupon.isVoucher() && coupon.free().minorUnits() > 0;
    }

    private Assessment ineligible(List<Reason> more) {
        reasons.addAll(more);
        return new Assessment.Ineligible(reasons);
    }
}
