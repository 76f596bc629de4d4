package dev.merit.coupons.holding;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// For how many orders a coupon may be redeemed, for how many it is, and for how many it is reserved just now.
@RegisterForReflection
@Schema(name = "Uses")
public record Uses(long most, long redeemed, long reserved) {

    public long left() {
        return most - redeemed - reserved;
    }
}
