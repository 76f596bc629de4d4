package dev.merit.coupons.pricing;

import dev.merit.shared.http.Fields;
import dev.merit.shared.table.Item;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The member has no purchase yet, in any currency; a refunded purchase counts as one. [FirstPurchase] tells how
/// the commit of a redemption enforces it.
record FirstPurchaseOnly() implements Condition {

    static final String FIELD = "firstPurchaseOnly";
    static final String WORDS = "For a member who has bought nothing yet, in any currency; what went back counts too.";

    @Override
    public void check(TermsInput terms, Fields fields) {
        fields.when(terms.kind() == StrategyKind.GIFT_VOUCHER, FIELD, "does not belong to a gift voucher");
    }

    /// Depends on the order too, for which the member may have claimed the first purchase already.
    @Override
    public Optional<Ineligibility> refusal(OrderContext order) {
        long purchases = order.customer().purchases();
        return purchases == 0 ? Optional.empty() : Optional.of(Ineligibility.ofPurchases(purchases));
    }

    @Override
    public void putInto(Item item) {
        item.flag(FIELD, true);
    }

    static @Nullable Boolean from(Item item) {
        return item.maybeFlag(FIELD).orElse(null);
    }
}
