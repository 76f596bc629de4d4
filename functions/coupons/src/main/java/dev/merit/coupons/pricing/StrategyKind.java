package dev.merit.coupons.pricing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a strategy gives to members; `points` is the one whose benefit is a multiplier of points. A promotion issues
/// coupons like a coupon strategy, but is for everybody: its public codes are shown, and members may claim its
/// coupons.
@Schema(name = "StrategyKind")
@RegisterForReflection
public enum StrategyKind {
    @JsonProperty("coupon")
    COUPON,
    @JsonProperty("promotion")
    PROMOTION,
    @JsonProperty("giftVoucher")
    GIFT_VOUCHER,
    @JsonProperty("points")
    POINTS;

    /// Whether a member may have a coupon of it for the asking. Those of the others are for the shop to give.
    public boolean isClaimable() {
        return this == PROMOTION;
    }

    /// Whether its public codes are shown to whoever asks what is on offer. Those of the others are known only to
    /// whom the shop tells them.
    public boolean isOffered() {
        return this == PROMOTION || this == POINTS;
    }
}
