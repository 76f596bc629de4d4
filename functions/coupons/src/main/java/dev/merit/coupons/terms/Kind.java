package dev.merit.coupons.terms;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a strategy gives to members; `points` is the one whose benefit is a multiplier of points. So far a promotion
/// issues coupons like a coupon strategy, and is told apart by
/// name.
@Schema(name = "StrategyKind")
@RegisterForReflection
public enum Kind {
    @JsonProperty("coupon")
    COUPON,
    @JsonProperty("promotion")
    PROMOTION,
    @JsonProperty("giftVoucher")
    GIFT_VOUCHER,
    @JsonProperty("points")
    POINTS;

    /// Whether its public codes are shown to whoever asks what is on offer. Those of the others are known only to whom
    /// the shop tells them.
    public boolean isOffered() {
        return this == PROMOTION || this == POINTS;
    }
}
