package dev.merit.coupons.vouchers;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.Validity;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Retries;
import dev.merit.shared.table.Table;
import dev.merit.shared.voucher.VoucherBalance;
import dev.merit.shared.voucher.VoucherPayments;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Refunds payments to gift vouchers. The redemption records how much was refunded, so that refunds and a rollback
/// never return more than was paid. Each refund is an item of its own, by which a repetition is recognised.
@Singleton
final class VoucherRefunds {

    private static final Retries TRIES = new Retries(24, 5, 200, "too many conflicts on the same voucher");

    private final Table table;
    private final Ledger ledger;
    private final InstantSource clock;

    VoucherRefunds(Table table, Ledger ledger, InstantSource clock) {
        this.table = table;
        this.ledger = ledger;
        this.clock = clock;
    }

    VoucherRefundOutcome refund(RedemptionId redemption, VoucherRefundId id, Money amount) {
        return TRIES.until(() -> attempt(redemption, id, amount, clock.instant()));
    }

    private Optional<VoucherRefundOutcome> attempt(
            RedemptionId redemptionId, VoucherRefundId id, Money amount, Instant now) {
        var keys = List.of(Keys.redemption(redemptionId), Keys.voucherRefund(redemptionId, id.value()));
        var found = table.get(keys);
        if (found.get(keys.getFirst()) == null) {
            return Optional.of(new VoucherRefundOutcome.NoRedemption());
        }
        var earlier = found.get(keys.getLast());
        if (earlier != null) {
            var refund = VoucherRefund.from(earlier, redemptionId, id);
            return Optional.of(
                    refund.amount().equals(amount)
                            ? new VoucherRefundOutcome.Repeated(refund)
                            : new VoucherRefundOutcome.Differs());
        }
        var redemption = Redemption.from(found.get(keys.getFirst()));
        var refusal = refusal(redemption, amount);
        if (refusal.isEmpty()) {
            return commit(redemption, new VoucherRefund(id, redemptionId, amount, now), now);
        }
        // The two items were not read at one moment: the same refund may have been committed between the reads.
        return table.get(keys.getLast()).isPresent() ? Optional.empty() : refusal;
    }

    private static Optional<VoucherRefundOutcome> refusal(Redemption redemption, Money amount) {
        if (!redemption.state().isPayment()) {
            return Optional.of(new VoucherRefundOutcome.NoVoucher());
        }
        if (!redemption.isRedeemed()) {
            return Optional.of(new VoucherRefundOutcome.NotRedeemed(redemption.status()));
        }
        var have = new Money(
                VoucherPayments.left(redemption), redemption.discount().currency());
        if (!have.currency().equals(amount.currency())) {
            return Optional.of(new VoucherRefundOutcome.OtherCurrency(amount.currency(), have.currency()));
        }
        return amount.isMoreThan(have) ? Optional.of(new VoucherRefundOutcome.TooMuch(have, amount)) : Optional.empty();
    }

    private Optional<VoucherRefundOutcome> commit(Redemption redemption, VoucherRefund refund, Instant now) {
        var key = Coupon.key(redemption.code());
        var voucher = table.get(key).orElseThrow();
        if (VoucherBalance.isRevoked(voucher)) {
            return Optional.of(new VoucherRefundOutcome.Revoked());
        }
        var validity = Validity.from(voucher);
        if (validity.hasExpired(now)) {
            return Optional.of(new VoucherRefundOutcome.Expired(now, Objects.requireNonNull(validity.to())));
        }
        var entry = VoucherPayments.refund(
                        redemption, key, refund.amount(), refund.refundId().value(), now)
                .plus(List.of(refund.put()));
        return ledger.transact(entry) instanceof Outcome.Done
                ? Optional.of(new VoucherRefundOutcome.Refunded(refund))
                : Optional.empty();
    }
}
