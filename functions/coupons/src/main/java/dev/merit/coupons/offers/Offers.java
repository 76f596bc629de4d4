package dev.merit.coupons.offers;

import dev.merit.coupons.terms.CouponCode;
import dev.merit.coupons.validating.Appraisal;
import dev.merit.coupons.validating.Choosing;
import dev.merit.coupons.validating.Order;
import dev.merit.shared.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// All that there is for an order, the largest discount first, and what is best; without `best` nothing takes anything
/// off.
@RegisterForReflection
@Schema(name = "Offers", examples = OfferDocs.OFFERS)
record Offers(List<Offer> offers, @Nullable Best best) {

    /// The codes to redeem together, in the order in which they apply, and what they come to.
    @RegisterForReflection
    @Schema(name = "BestOffer")
    record Best(List<CouponCode> codes, Money discount, Money payable) {}

    static Offers of(List<Appraisal> appraisals, Order order) {
        var sorted = appraisals.stream()
                .sorted(Comparator.comparing(Appraisal::isRedeemable)
                        .thenComparingLong(Appraisal::discount)
                        .reversed())
                .map(Offer::of)
                .toList();
        var chosen = Choosing.best(appraisals, order);
        return new Offers(sorted, chosen.isEmpty() ? null : best(chosen, order.total()));
    }

    private static Best best(List<Choosing.Chosen> chosen, Money total) {
        var codes = chosen.stream().map(one -> one.appraisal().coupon().code()).toList();
        var units = chosen.stream().mapToLong(Choosing.Chosen::discount).sum();
        var discount = new Money(units, total.currency());
        return new Best(codes, discount, total.minus(discount));
    }
}
