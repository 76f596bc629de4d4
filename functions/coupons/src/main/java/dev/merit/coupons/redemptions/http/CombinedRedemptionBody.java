package dev.merit.coupons.redemptions.http;

import dev.merit.coupons.Examples;
import dev.merit.shared.money.Money;
import dev.merit.shared.redemption.Redemption;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The redemptions of one request, in the sequence in which they apply, with their sums.
@RegisterForReflection
@Schema(name = "CombinedRedemption", examples = Examples.COMBINED)
record CombinedRedemptionBody(
        List<RedemptionBody> redemptions,
        Money discount,
        Money payable,
        @Nullable Money payment) {

    static CombinedRedemptionBody of(List<Redemption> redemptions) {
        var bodies = redemptions.stream().map(RedemptionBody::of).toList();
        return new CombinedRedemptionBody(
                bodies,
                AppliedPrice.discount(redemptions),
                bodies.getLast().payable(),
                AppliedPrice.payment(redemptions));
    }
}
