package dev.merit.coupons.vouchers;

import dev.merit.shared.money.Money;
import java.time.Instant;
import java.util.Currency;

/// What became of a refund to a voucher.
sealed interface VoucherRefundOutcome {

    record RefundState(VoucherRefund refund) implements VoucherRefundOutcome {}

    /// The same was asked before.
    record Repeated(VoucherRefund refund) implements VoucherRefundOutcome {}

    /// Another refund of the redemption has the id.
    record Differs() implements VoucherRefundOutcome {}

    record NoRedemption() implements VoucherRefundOutcome {}

    /// It is no voucher's.
    record NoVoucher() implements VoucherRefundOutcome {}

    /// It is not redeemed, or not any more.
    record NotRedeemed(String status) implements VoucherRefundOutcome {}

    record OtherCurrency(Currency have, Currency need) implements VoucherRefundOutcome {}

    /// Less is left of what was paid.
    record TooMuch(Money have, Money need) implements VoucherRefundOutcome {}

    /// The voucher could not be spent any more.
    record Expired(Instant now, Instant validTo) implements VoucherRefundOutcome {}
}
