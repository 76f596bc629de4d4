package dev.merit.coupons.coupons;

import dev.merit.shared.redemption.Redemption;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// For how many orders a coupon may be redeemed, for how many it is, and for how many it is reserved just now.
@RegisterForReflection
@Schema(name = "Uses")
public record UsageLimit(long most, long redeemed, long reserved) {

    /// Without those that the redemption takes.
    UsageLimit without(Redemption held) {
        return new UsageLimit(most, redeemed - (held.isRedeemed() ? 1 : 0), reserved - (held.isReserved() ? 1 : 0));
    }

    public long left() {
        return most - redeemed - reserved;
    }
}
