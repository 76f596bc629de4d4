package dev.merit.coupons.vouchers;

import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.RedemptionStatus;
import java.time.Instant;
import java.util.Currency;

/// The outcome of a request for a refund to a voucher.
sealed interface VoucherRefundOutcome {

    record Refunded(VoucherRefund refund) implements VoucherRefundOutcome {}

    /// The same request came before.
    record Repeated(VoucherRefund refund) implements VoucherRefundOutcome {}

    /// Another refund of the redemption has the id.
    record Differs() implements VoucherRefundOutcome {}

    record NoRedemption() implements VoucherRefundOutcome {}

    /// The redemption is not the payment of a voucher.
    record NoVoucher() implements VoucherRefundOutcome {}

    /// The redemption is not redeemed, or no longer.
    record NotRedeemed(RedemptionStatus status) implements VoucherRefundOutcome {}

    record OtherCurrency(Currency have, Currency need) implements VoucherRefundOutcome {}

    /// Less is left of the payment.
    record TooMuch(Money have, Money need) implements VoucherRefundOutcome {}

    /// The voucher was revoked, so the refund could not be spent.
    record Revoked() implements VoucherRefundOutcome {}

    /// The voucher has expired, so the refund could not be spent.
    record Expired(Instant now, Instant validTo) implements VoucherRefundOutcome {}
}
