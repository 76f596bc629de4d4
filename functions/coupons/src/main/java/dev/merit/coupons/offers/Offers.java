package dev.merit.coupons.offers;

import dev.merit.coupons.pricing.Order;
import dev.merit.coupons.redemptions.BestOffer;
import dev.merit.coupons.redemptions.QualifiedCoupon;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// All that there is for an order, the largest discount first, and what is best; without `best` nothing takes
/// anything off.
@RegisterForReflection
@Schema(name = "Offers", examples = OfferDocs.OFFERS)
record Offers(List<Offer> offers, @Nullable Best best) {

    /// The codes to redeem together, in the order in which they apply, and what they come to.
    @RegisterForReflection
    @Schema(name = "BestOffer")
    record Best(List<CouponCode> codes, Money discount, Money payable) {}

    static Offers of(List<QualifiedCoupon> coupons, Order order) {
        var sorted = coupons.stream()
                .sorted(Comparator.comparing(QualifiedCoupon::isRedeemable)
                        .thenComparingLong(QualifiedCoupon::discount)
                        .reversed())
                .map(Offer::of)
                .toList();
        var chosen = BestOffer.best(coupons, order);
        return new Offers(sorted, chosen.isEmpty() ? null : best(chosen, order.total()));
    }

    private static Best best(List<BestOffer.Chosen> chosen, Money total) {
        var codes = chosen.stream().map(one -> one.coupon().coupon().code()).toList();
        var units = chosen.stream().mapToLong(BestOffer.Chosen::discount).sum();
        var discount = new Money(units, total.currency());
        return new Best(codes, discount, total.minus(discount));
    }
}
