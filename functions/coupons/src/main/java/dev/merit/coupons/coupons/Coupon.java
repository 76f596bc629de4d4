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
import dev.merit.shared.ledger.Entry;
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

/// A coupon in the state in which it was read. Each kind of coupon defines who may use it, how long it is
/// valid, what is left of it, and which writes a redemption adds for it. The stock and the budget of the
/// strategy are not part of a coupon.
public sealed interface Coupon permits IssuedTermsCoupon, CurrentTermsCoupon {

    CouponCode code();

    StrategyId strategyId();

    Instant issuedAt();

    CouponStatus status();

    /// When it was revoked; null, if it was not.
    default @Nullable Instant revokedAt() {
        return null;
    }

    /// The kind that its redemptions store.
    CouponKind kind();

    /// The only member who may redeem it; empty, if any member may.
    Optional<MemberId> owner();

    default boolean isFor(MemberId member) {
        return owner().map(member::equals).orElse(true);
    }

    /// Whether it pays for an order, as a gift voucher does, and gives no discount.
    default boolean pays() {
        return false;
    }

    /// The key of the item with its terms: the version that it was issued under, or the strategy's own.
    Key termsKey();

    /// The terms by which it is priced.
    ///
    /// @param terms the terms at [#termsKey()]
    default Terms pricedBy(Terms terms) {
        return terms;
    }

    /// The time during which it can be redeemed.
    ///
    /// @param terms the terms at [#termsKey()]
    Validity validity(Terms terms);

    /// The key of the [MemberUsage] to which a use by this member adds; empty, if issuing the coupon has added
    /// to it.
    Optional<Key> usageKey(MemberId member);

    /// Whether a use takes one unit of the strategy's stock. It does not, if issuing the coupon has taken it.
    boolean takesStock(Limits limits);

    /// Whether all of its uses, or its whole balance, are redeemed or reserved.
    boolean isUsedUp();

    /// Whether a use of it is redeemed or reserved; of a gift voucher, whether a part is reserved or nothing is left.
    default boolean isInUse() {
        return false;
    }

    /// All expired reservations that are not released yet.
    default List<RedemptionId> expiredReservations() {
        return List.of();
    }

    /// The reason why it cannot be used, if it is used up.
    ///
    /// @param terms the terms at [#termsKey()]
    Optional<Ineligibility> shortage(Terms terms);

    /// The time at which its first active reservation ends; null, if there is none.
    @Nullable
    Instant reservedUntil();

    /// The expired reservations to release before it can be used again.
    List<RedemptionId> blockingReservations();

    /// Whether a request may limit the payment to this amount: only for a gift voucher, in its currency.
    default boolean acceptsMaxPayment(Money amount) {
        return false;
    }

    /// The coupon without the use, or the payment, of this redemption.
    Coupon without(Redemption redemption);

    /// The coupon without the order that it was redeemed for, to be shown to any member.
    default Coupon anonymous() {
        return this;
    }

    /// The item of a coupon that is not used yet.
    Item toItem();

    /// Adds the use, or the payment, of a redemption or reservation.
    ///
    /// @param limits the limits of the strategy
    Entry use(Redemption redemption, Limits limits, Instant now);

    /// Turns the reserved use or payment of the redemption into a redeemed one.
    Entry confirm(Redemption redemption, Instant now);

    /// The writes that move the end of a reserved use or payment.
    static List<Write> prolong(Redemption redemption, Instant until) {
        return switch (redemption.state().coupon()) {
            case PERSONAL -> List.of(CouponUsage.prolong(redemption, until));
            case PUBLIC_CODE -> List.of(MemberUsage.prolongUse(redemption, until));
            case BATCH_CODE, PROMOTION_CLAIM ->
                List.of(CouponUsage.prolong(redemption, until), MemberUsage.prolongUse(redemption, until));
            case GIFT_VOUCHER -> VoucherPayments.prolong(redemption, key(redemption.code()), until);
        };
    }

    /// Removes the use, or the payment, of a redemption that is rolled back or released.
    ///
    /// @param item reads the coupon's item, if the writes depend on it
    static Entry restore(Redemption redemption, Supplier<Item> item, Instant now) {
        return switch (redemption.state().coupon()) {
            case PERSONAL -> Entry.of(PersonalCoupon.restore(redemption));
            case PUBLIC_CODE -> Entry.of(PublicCode.restore(redemption));
            case BATCH_CODE -> Entry.of(BatchCode.restore(redemption));
            case GIFT_VOUCHER -> VoucherPayments.rollBack(redemption, item.get(), now);
            case PROMOTION_CLAIM -> Entry.of(PromotionClaim.restore(redemption, item.get()));
        };
    }

    static Key key(CouponCode code) {
        return Keys.coupon(code.canonical());
    }

    /// Reads a coupon from its item. The item does not say whether the code of a batch is revoked.
    ///
    /// @param now the moment that decides which reservations have expired
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
