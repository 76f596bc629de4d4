package dev.merit.coupons.coupons;

import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.pricing.IneligibilityReason;
import dev.merit.coupons.pricing.Limits;
import dev.merit.coupons.pricing.Terms;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
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
import dev.merit.shared.voucher.VoucherRevocation;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A gift voucher. It has a balance and pays for orders until the balance is used up.
///
/// @param memberId the only member who may use it; null, if any member who has the code may
/// @param readAt the moment that decides which reservations have expired
/// @param revokedAt when it was revoked; null, if it was not
public record GiftVoucher(
        CouponCode code,
        IssuedTerms terms,
        @Nullable MemberId memberId,
        VoucherBalance account,
        Instant readAt,
        @Nullable Instant revokedAt)
        implements IssuedTermsCoupon {

    /// A new voucher with this value.
    static GiftVoucher issued(CouponCode code, IssuedTerms terms, @Nullable MemberId member, Money value) {
        var account = new VoucherBalance(Coupon.key(code), value, 0, 0, Map.of(), false);
        return new GiftVoucher(code, terms, member, account, terms.issuedAt(), null);
    }

    @Override
    public CouponStatus status() {
        if (revokedAt != null) {
            return CouponStatus.REVOKED;
        }
        return account.left().minorUnits() == 0 ? CouponStatus.REDEEMED : CouponStatus.ISSUED;
    }

    @Override
    public CouponKind kind() {
        return CouponKind.GIFT_VOUCHER;
    }

    @Override
    public Optional<MemberId> owner() {
        return Optional.ofNullable(memberId);
    }

    @Override
    public boolean pays() {
        return true;
    }

    /// The terms with the free balance as the value.
    @Override
    public Terms pricedBy(Terms issued) {
        return issued.withValue(free());
    }

    @Override
    public Optional<Key> usageKey(MemberId member) {
        return Optional.empty();
    }

    /// The part of the balance that active reservations reserve.
    public Money reserved() {
        return account.reserved(readAt);
    }

    /// The part of the balance that is not reserved.
    public Money free() {
        return account.left().minus(reserved());
    }

    @Override
    public boolean isUsedUp() {
        return free().minorUnits() == 0;
    }

    @Override
    public boolean isInUse() {
        return account.left().minorUnits() == 0 || reserved().minorUnits() > 0;
    }

    @Override
    public List<RedemptionId> expiredReservations() {
        return account.overdue(readAt);
    }

    @Override
    public Optional<Ineligibility> shortage(Terms issued) {
        return free().minorUnits() > 0
                ? Optional.empty()
                : Optional.of(empty(issued.currency()).until(reservedUntil()));
    }

    static Ineligibility empty(Currency currency) {
        return Ineligibility.of(
                IneligibilityReason.VOUCHER_EMPTY,
                "Nothing is left on the voucher.",
                Money.zero(currency),
                new Money(1, currency));
    }

    @Override
    public @Nullable Instant reservedUntil() {
        return account.reservedUntil(readAt);
    }

    /// All expired reservations, because a payment may need any part of the balance.
    @Override
    public List<RedemptionId> blockingReservations() {
        return expiredReservations();
    }

    @Override
    public boolean acceptsMaxPayment(Money amount) {
        return account.initial().currency().equals(amount.currency());
    }

    @Override
    public GiftVoucher without(Redemption redemption) {
        var holds = new HashMap<>(account.holds());
        holds.remove(redemption.redemptionId());
        long paid = VoucherPayments.left(redemption);
        var restored = new VoucherBalance(
                account.voucher(),
                account.initial(),
                account.taken() - paid,
                account.spent() - (redemption.isRedeemed() ? paid : 0),
                holds,
                account.entered());
        return new GiftVoucher(code, terms, memberId, restored, readAt, revokedAt);
    }

    @Override
    public Entry use(Redemption redemption, Limits limits, Instant now) {
        return VoucherPayments.pay(redemption, account, now);
    }

    @Override
    public Entry confirm(Redemption redemption, Instant now) {
        return VoucherPayments.confirm(redemption, Coupon.key(code), now);
    }

    /// Revokes it and enters what is left as revoked, on condition that nothing of it is reserved.
    public Entry revoke(String reason, Instant now) {
        var listedUntil = terms.validity().to();
        return VoucherRevocation.of(account, listedUntil == null ? null : terms.issuedAt(), reason, now);
    }

    Entry creation() {
        return VoucherPayments.issue(
                        Coupon.key(code),
                        account.initial(),
                        terms.issuedAt(),
                        terms.validity().to())
                .plus(List.of(Write.put(toItem()).when(Write.ABSENT)));
    }

    @Override
    public Item toItem() {
        var item = terms.putInto(Item.at(Coupon.key(code)).text("code", code.text()));
        if (memberId != null) {
            var byTime = Keys.couponByTime(memberId, terms.issuedAt(), code.canonical());
            item.text("gsi1pk", byTime.pk()).text("gsi1sk", byTime.sk()).text("memberId", memberId.value());
        }
        return VoucherBalance.putInto(item, account.initial());
    }

    static GiftVoucher from(Item item, Instant now) {
        return new GiftVoucher(
                new CouponCode(item.text("code")),
                IssuedTerms.from(item),
                item.maybeText("memberId").map(MemberId::new).orElse(null),
                VoucherBalance.from(item),
                now,
                Revoked.at(item));
    }
}
