package dev.merit.coupons.vouchers;

import dev.merit.coupons.holding.Coupon;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.retry.Tries;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.voucher.Payments;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gives back to vouchers what they paid: the redemption knows how much of it was given back, so that no refunds
/// together, nor a rollback after them, give back more than was taken; and each refund is an item of its own, by which
/// it is known again.
@Singleton
final class Refunds {

    private static final Tries TRIES = new Tries(24, 5, 200, "others keep changing the same voucher");

    private final Table table;
    private final InstantSource clock;

    Refunds(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    Refunding refund(RedemptionId redemption, RefundId id, Money amount) {
        return TRIES.until(() -> attempt(redemption, id, amount, clock.instant()));
    }

    private Optional<Refunding> attempt(RedemptionId redemptionId, RefundId id, Money amount, Instant now) {
        var keys = List.of(Keys.redemption(redemptionId), Keys.voucherRefund(redemptionId, id.value()));
        var found = table.get(keys);
        if (found.get(keys.getFirst()) == null) {
            return Optional.of(new Refunding.NoRedemption());
        }
        var earlier = found.get(keys.getLast());
        if (earlier != null) {
            var refund = Refund.from(earlier, redemptionId, id);
            return Optional.of(
                    refund.amount().equals(amount) ? new Refunding.Repeated(refund) : new Refunding.Differs());
        }
        var redemption = Redemption.from(found.get(keys.getFirst()));
        var refusal = refusal(redemption, amount);
        if (refusal.isEmpty()) {
            return commit(redemption, new Refund(id, redemptionId, amount, now), now);
        }
        // The two were not read at one moment: this very refund may have come between them.
        return table.get(keys.getLast()).isPresent() ? Optional.empty() : refusal;
    }

    private static Optional<Refunding> refusal(Redemption redemption, Money amount) {
        if (!redemption.session().voucher()) {
            return Optional.of(new Refunding.NoVoucher());
        }
        if (!redemption.isRedeemed()) {
            return Optional.of(new Refunding.NotRedeemed(redemption.status()));
        }
        var have = new Money(Payments.left(redemption), redemption.discount().currency());
        if (!have.currency().equals(amount.currency())) {
            return Optional.of(new Refunding.OtherCurrency(amount.currency(), have.currency()));
        }
        return amount.isMoreThan(have) ? Optional.of(new Refunding.TooMuch(have, amount)) : Optional.empty();
    }

    private Optional<Refunding> commit(Redemption redemption, Refund refund, Instant now) {
        var key = Coupon.key(new CouponCode(redemption.code()));
        var validTo = Coupon.from(table.get(key).orElseThrow(), now).validTo();
        if (validTo != null && !now.isBefore(validTo)) {
            return Optional.of(new Refunding.Expired(now, validTo));
        }
        var writes = new ArrayList<>(Payments.refund(
                redemption, key, refund.amount(), refund.refundId().value(), now));
        writes.add(refund.put());
        return table.transact(writes) instanceof Outcome.Done
                ? Optional.of(new Refunding.RefundState(refund))
                : Optional.empty();
    }
}
