package dev.merit.coupons.coupons;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Whether a coupon can still be used: it is redeemed once none of its uses, or nothing of its balance, is left.
@RegisterForReflection
@Schema(name = "CouponStatus")
public enum CouponStatus {
    @JsonProperty("issued")
    ISSUED,
    @JsonProperty("redeemed")
    REDEEMED,
    /// Public codes are never revoked.
    @JsonProperty("revoked")
    REVOKED
}
