package dev.merit.coupons.coupons;

import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.pricing.Limits;
import dev.merit.coupons.pricing.Terms;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.CouponKind;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import dev.merit.shared.voucher.VoucherBalance;
import dev.merit.shared.voucher.VoucherPayments;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A coupon as it stands at the moment of its read. A variant knows for whom it is, how long it is valid, what of
/// it is left, and which writes of its own a redemption makes; the strategy's stock and budget are not its own.
public sealed interface Coupon permits PersonalCoupon, PublicCode, BatchCode, GiftVoucher, PromotionClaim {

    CouponCode code();

    StrategyId strategyId();

    Instant issuedAt();

    CouponStatus status();

    /// The kind that its redemptions store.
    CouponKind kind();

    /// The only member who may redeem it; none where any member may.
    Optional<MemberId> owner();

    default boolean isFor(MemberId member) {
        return owner().map(member::equals).orElse(true);
    }

    /// Whether it pays for an order, as money does, and takes nothing off its price.
    default boolean pays() {
        return false;
    }

    /// The key of the item with its terms: the version that it was issued under, or the strategy's own.
    Key termsKey();

    /// The terms that it is priced by, made from those that its key names.
    default Terms pricedBy(Terms terms) {
        return terms;
    }

    /// From when and up to when it can be redeemed.
    ///
    /// @param terms those that its key names
    Validity validity(Terms terms);

    /// The key of the count that a use by this member raises; none where issuing has raised it.
    Optional<Key> usageKey(MemberId member);

    /// Whether a use takes one of the strategy's stock; none does where issuing has taken it.
    boolean takesStock(Limits limits);

    /// Whether no use of it, or nothing of its balance, is free.
    boolean isUsedUp();

    /// Why nothing of it can be used, if so.
    ///
    /// @param terms those that its key names
    Optional<Ineligibility> shortage(Terms terms);

    /// When the first of the reservations ends that reserve a part of it; none if there is none.
    @Nullable
    Instant reservedUntil();

    /// The expired reservations to release before it can be used.
    List<RedemptionId> blocking();

    /// Whether a request may say how much of it to use, with an amount in this currency.
    default boolean accepts(Money amount) {
        return false;
    }

    /// As it would be without what this redemption takes of it, redeemed or reserved.
    Coupon without(Redemption redemption);

    /// As a member sees it, who may be another than the one who redeemed it.
    default Coupon anonymous() {
        return this;
    }

    /// The item of a coupon that is not used yet.
    Item toItem();

    /// Takes what the redemption redeems or reserves.
    ///
    /// @param limits of the strategy
    List<Write> take(Redemption redemption, Limits limits, Instant now);

    /// Redeems what the redemption has reserved.
    List<Write> confirm(Redemption redemption, Instant now);

    /// Restores what the redemption has redeemed or reserved last.
    ///
    /// @param item reads the coupon's item, where the writes depend on it
    static List<Write> restore(Redemption redemption, Supplier<Item> item, Instant now) {
        return switch (redemption.state().coupon()) {
            case PERSONAL -> PersonalCoupon.restore(redemption);
            case PUBLIC_CODE -> PublicCode.restore(redemption);
            case BATCH_CODE -> BatchCode.restore(redemption);
            case GIFT_VOUCHER -> VoucherPayments.undo(redemption, item.get(), now);
            case PROMOTION_CLAIM -> PromotionClaim.restore(redemption, item.get());
        };
    }

    static Key key(CouponCode code) {
        return Keys.coupon(code.canonical());
    }

    /// The coupon of an item, as it stands at that moment. The item does not say whether a batch's code is
    /// revoked.
    static Coupon from(Item item, Instant now) {
        if (VoucherBalance.isIn(item)) {
            return GiftVoucher.from(item, now);
        }
        if (!CouponUsage.isIn(item)) {
            return PublicCode.from(item);
        }
        return item.maybeText("memberId").isPresent() ? PersonalCoupon.from(item, now) : BatchCode.from(item, now);
    }
}
