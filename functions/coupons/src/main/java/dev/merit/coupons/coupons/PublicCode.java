package dev.merit.coupons.coupons;

import dev.merit.coupons.pricing.Ineligibility;
import dev.merit.coupons.pricing.Limits;
import dev.merit.coupons.pricing.Terms;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.redemption.CouponKind;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// A code that all members share. Its terms and its validity are the strategy's as they are now. Its uses are
/// counted with the strategy's stock and with each member's limit, so its item is never written again, and
/// concurrent redemptions of the same code do not conflict on it.
public record PublicCode(CouponCode code, StrategyId strategyId, Instant issuedAt) implements CurrentTermsCoupon {

    public PublicCode {
        issuedAt = issuedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public CouponKind kind() {
        return CouponKind.PUBLIC_CODE;
    }

    @Override
    public Optional<MemberId> owner() {
        return Optional.empty();
    }

    @Override
    public Validity validity(Terms terms) {
        return new Validity(terms.window().start(), terms.window().end());
    }

    /// A strategy's terms can become those of gift vouchers after the code was created; the code has no balance
    /// then.
    @Override
    public Optional<Ineligibility> shortage(Terms terms) {
        return terms.isVoucher() ? Optional.of(GiftVoucher.empty(terms.currency())) : Optional.empty();
    }

    @Override
    public Entry use(Redemption redemption, Limits limits, Instant now) {
        return Entry.of(List.of(MemberUsage.addUse(redemption, limits.perMember())));
    }

    @Override
    public Entry confirm(Redemption redemption, Instant now) {
        return Entry.of(List.of(MemberUsage.confirmUse(redemption)));
    }

    static List<Write> restore(Redemption redemption) {
        return List.of(MemberUsage.subtractUse(redemption));
    }

    @Override
    public Item toItem() {
        return Item.at(Coupon.key(code))
                .text("code", code.text())
                .text("strategyId", strategyId.value())
                .instant("issuedAt", issuedAt);
    }

    static PublicCode from(Item item) {
        return new PublicCode(
                new CouponCode(item.text("code")), new StrategyId(item.text("strategyId")), item.instant("issuedAt"));
    }
}
