package dev.merit.coupons.coupons;

import dev.merit.coupons.pricing.Limits;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.redemption.CouponKind;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import dev.merit.shared.voucher.VoucherRevocation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A coupon that was issued to one member, for one or more uses.
///
/// @param revokedAt when it was revoked; null, if it was not
public record PersonalCoupon(
        CouponCode code,
        IssuedTerms terms,
        MemberId memberId,
        CouponUsage usage,
        @Nullable Instant revokedAt) implements CountedCoupon {

    private static final String HAS_USE_LEFT =
            CouponUsage.HAS_USE_LEFT + " AND #memberId = :member AND " + Revoked.NOT_REVOKED;
    private static final String UNUSED =
            "attribute_exists(pk) AND (attribute_not_exists(#uses) OR #uses = :none) AND " + Revoked.NOT_REVOKED;

    @Override
    public CouponStatus status() {
        if (revokedAt != null) {
            return CouponStatus.REVOKED;
        }
        return usage.isRedeemed() ? CouponStatus.REDEEMED : CouponStatus.ISSUED;
    }

    @Override
    public CouponKind kind() {
        return CouponKind.PERSONAL;
    }

    @Override
    public Optional<MemberId> owner() {
        return Optional.of(memberId);
    }

    @Override
    public Optional<Key> usageKey(MemberId member) {
        return Optional.empty();
    }

    @Override
    public PersonalCoupon without(Redemption redemption) {
        return new PersonalCoupon(code, terms, memberId, usage.without(redemption), revokedAt);
    }

    @Override
    public Entry use(Redemption redemption, Limits limits, Instant now) {
        var use = usage.use(redemption)
                .when(HAS_USE_LEFT)
                .with(":member", redemption.memberId().value());
        return Entry.of(redemption.isRedeemed() ? List.of(use, MemberUsage.addRedeemed(redemption)) : List.of(use));
    }

    @Override
    public Entry confirm(Redemption redemption, Instant now) {
        return Entry.of(List.of(usage.confirm(redemption), MemberUsage.addRedeemed(redemption)));
    }

    static List<Write> restore(Redemption redemption) {
        var use = CouponUsage.restore(redemption);
        return redemption.isRedeemed() ? List.of(use, MemberUsage.subtractRedeemed(redemption)) : List.of(use);
    }

    /// Revokes it, on condition that no use of it is redeemed or reserved. It stays in its member's list.
    public Write revoke(String reason, Instant now) {
        return VoucherRevocation.mark(
                Write.update(Coupon.key(code)).when(UNUSED).with(":none", 0), reason, now);
    }

    Entry creation() {
        return Entry.of(List.of(Write.put(toItem()).when(Write.ABSENT)));
    }

    @Override
    public Item toItem() {
        var item = itemWithoutCounts();
        usage.putCountsInto(item);
        return item;
    }

    /// The item without the counts of its uses, which its first use adds.
    Item itemWithoutCounts() {
        var byTime = Keys.couponByTime(memberId, terms.issuedAt(), code.canonical());
        var item = terms.putInto(Item.at(Coupon.key(code)).text("code", code.text()))
                .text("gsi1pk", byTime.pk())
                .text("gsi1sk", byTime.sk())
                .text("memberId", memberId.value());
        usage.putInto(item);
        return item;
    }

    static PersonalCoupon from(Item item, Instant now) {
        return new PersonalCoupon(
                new CouponCode(item.text("code")),
                IssuedTerms.from(item),
                new MemberId(item.text("memberId")),
                CouponUsage.from(item, now),
                Revoked.at(item));
    }
}
