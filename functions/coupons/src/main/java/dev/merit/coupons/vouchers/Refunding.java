package dev.merit.coupons.vouchers;

import dev.merit.shared.money.Money;
import java.time.Instant;
import java.util.Currency;

/// What became of a refund to a voucher.
sealed interface Refunding {

    record RefundState(Refund refund) implements Refunding {}

    /// The same was asked before.
    record Repeated(Refund refund) implements Refunding {}

    /// Another refund of the redemption has the id.
    record Differs() implements Refunding {}

    record NoRedemption() implements Refunding {}

    /// It is no voucher's.
    record NoVoucher() implements Refunding {}

    /// It is not redeemed, or not any more.
    record NotRedeemed(String status) implements Refunding {}

    record OtherCurrency(Currency have, Currency need) implements Refunding {}

    /// Less is left of what was paid.
    record TooMuch(Money have, Money need) implements Refunding {}

    /// The voucher could not be spent any more.
    record Expired(Instant now, Instant validTo) implements Refunding {}
}
