package dev.merit.coupons.coupons;

import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.pricing.Limits;
import dev.merit.coupons.pricing.Terms;
import dev.merit.coupons.strategies.Strategy;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.redemption.CouponKind;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The coupon of a promotion that a redemption without a code issues to the member and uses at once. It takes one
/// of the strategy's stock and counts for the member's limit, as issuing does. Once it is stored, it is the
/// member's personal coupon: if it has more uses, other orders use them by its code.
///
/// A rollback removes the coupon and restores the stock and the member's count. If other orders have used the
/// coupon, it stays issued, and the rollback restores one use.
public record PromotionClaim(PersonalCoupon coupon) implements CurrentTermsCoupon {

    private static final String ONE_USE = "#uses = :one";

    /// A new coupon for the member, with the terms that the strategy has now.
    public static PromotionClaim of(Strategy strategy, MemberId member, Instant now) {
        var terms = strategy.terms();
        return new PromotionClaim(new PersonalCoupon(
                terms.codePatternOrDefault().draw(),
                IssuedTerms.of(strategy, now),
                member,
                CouponUsage.unused(terms.limits().uses()),
                null));
    }

    /// The coupon that a claim has stored.
    public static PromotionClaim from(Item item, Instant now) {
        return new PromotionClaim(PersonalCoupon.from(item, now));
    }

    @Override
    public CouponCode code() {
        return coupon.code();
    }

    @Override
    public StrategyId strategyId() {
        return coupon.strategyId();
    }

    @Override
    public Instant issuedAt() {
        return coupon.issuedAt();
    }

    @Override
    public CouponKind kind() {
        return CouponKind.PROMOTION_CLAIM;
    }

    @Override
    public Optional<MemberId> owner() {
        return coupon.owner();
    }

    @Override
    public Validity validity(Terms terms) {
        return coupon.validity(terms);
    }

    @Override
    public Optional<Ineligibility> shortage(Terms terms) {
        return Optional.empty();
    }

    @Override
    public Entry use(Redemption redemption, Limits limits, Instant now) {
        return Entry.of(List.of(
                coupon.usage().createWithFirstUse(redemption, coupon.itemWithoutCounts()),
                MemberUsage.addUse(redemption, limits.perMember())));
    }

    @Override
    public Entry confirm(Redemption redemption, Instant now) {
        return Entry.of(List.of(coupon.usage().confirm(redemption), MemberUsage.confirmUse(redemption)));
    }

    /// @param item the coupon's item, read just now
    static List<Write> restore(Redemption redemption, Item item) {
        return isUsedOnce(item)
                ? List.of(Write.delete(item.key()).when(ONE_USE).with(":one", 1), MemberUsage.subtractUse(redemption))
                : List.of(CouponUsage.restore(redemption), MemberUsage.subtractUseKeepingIssued(redemption));
    }

    /// Whether no other order has used the coupon.
    ///
    /// @param item the coupon's item
    public static boolean isUsedOnce(Item item) {
        return CouponUsage.used(item) == 1;
    }

    @Override
    public Item toItem() {
        return coupon.toItem();
    }
}
