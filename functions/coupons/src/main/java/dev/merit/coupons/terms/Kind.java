package dev.merit.coupons.terms;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a strategy gives to members.
public enum Kind {
    @JsonProperty("coupon")
    COUPON,
    @JsonProperty("promotion")
    PROMOTION,
    @JsonProperty("giftVoucher")
    GIFT_VOUCHER,
    @JsonProperty("points")
    POINTS
}
