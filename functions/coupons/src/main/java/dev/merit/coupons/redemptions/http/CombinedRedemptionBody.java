package dev.merit.coupons.redemptions.http;

import dev.merit.coupons.Examples;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Redemptions of one order in the order in which they apply, and what they come to.
@RegisterForReflection
@Schema(name = "CombinedRedemption", examples = Examples.COMBINED)
record CombinedRedemptionBody(
        List<RedemptionBody> redemptions,
        Money discount,
        Money payable,
        @Nullable Money payment) {

    static CombinedRedemptionBody of(List<Redemption> redemptions) {
        var bodies = redemptions.stream().map(RedemptionBody::of).toList();
        var discount = redemptions.stream()
                .map(Redemption::discount)
                .reduce(Money::plus)
                .orElseThrow();
        var payment = redemptions.stream()
                .filter(r -> r.session().isPayment())
                .map(Redemption::discount)
                .reduce(Money::plus)
                .orElse(null);
        return new CombinedRedemptionBody(bodies, discount, bodies.getLast().payable(), payment);
    }
}
