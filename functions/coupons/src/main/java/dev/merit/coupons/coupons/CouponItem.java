package dev.merit.coupons.coupons;

import dev.merit.coupons.codes.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.voucher.VoucherBalance;
import java.time.Instant;

/// A coupon as the table keeps it. What of it is used or spent is counted there, from nothing.
final class CouponItem {

    private CouponItem() {}

    static Item of(Coupon coupon) {
        var code = coupon.code();
        var member = coupon.memberId();
        var uses = coupon.uses();
        var value = coupon.initialBalance();
        var item = Item.at(Coupon.key(code))
                .text("code", code.text())
                .text("strategyId", coupon.strategyId().value())
                .number("termsVersion", coupon.termsVersion())
                .instant("issuedAt", coupon.issuedAt())
                .instant("validFrom", coupon.validFrom())
                .instant("validTo", coupon.validTo());
        if (member != null) {
            var byTime = Keys.couponByTime(member, coupon.issuedAt(), code.canonical());
            item.text("gsi1pk", byTime.pk()).text("gsi1sk", byTime.sk()).text("memberId", member.value());
        }
        if (uses != null) {
            item.number(CouponUsage.MAX, uses.most());
        }
        if (uses != null && member != null) {
            item.number(CouponUsage.TAKEN, 0L).number(CouponUsage.REDEEMED, 0L);
        }
        return value == null ? item : VoucherBalance.putInto(item, value);
    }

    static Coupon read(Item item, Instant now) {
        var uses = item.maybeNumber(CouponUsage.MAX)
                .map(most -> new UsageLimit(most, item.sum(CouponUsage.REDEEMED), Reservations.live(item, now)))
                .orElse(null);
        var balance = VoucherBalance.isIn(item) ? VoucherBalance.from(item) : null;
        var spent = balance == null
                ? uses != null && uses.redeemed() >= uses.most()
                : balance.left().minorUnits() == 0;
        return new Coupon(
                new CouponCode(item.text("code")),
                new StrategyId(item.text("strategyId")),
                item.maybeNumber("termsVersion").orElse(null),
                item.maybeText("memberId").map(MemberId::new).orElse(null),
                spent ? Coupon.Status.REDEEMED : Coupon.Status.ISSUED,
                item.instant("issuedAt"),
                item.maybeInstant("validFrom").orElse(null),
                item.maybeInstant("validTo").orElse(null),
                uses,
                item.maybeText(CouponUsage.REDEMPTION).map(RedemptionId::new).orElse(null),
                item.maybeText(CouponUsage.ORDER).orElse(null),
                balance == null ? null : balance.initial(),
                balance == null ? null : balance.left(),
                balance == null ? null : balance.reserved(now),
                balance == null ? Reservations.next(item, now) : balance.reservedUntil(now));
    }
}
