package dev.merit.coupons.pricing;

import dev.merit.shared.http.Fields;
import dev.merit.shared.table.Item;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The member is in one of these tiers. It is evaluated when a coupon is issued and when it is reserved or
/// redeemed.
record MemberTiers(List<String> tiers) implements Condition {

    static final String FIELD = "tiers";
    static final String WORDS = "For members who are in one of these tiers as the coupon is issued or redeemed.";

    private static final int MAX = 20;
    private static final int MAX_LENGTH = 64;

    @Override
    public void check(TermsInput terms, Fields fields) {
        Conditions.checkNames(fields, FIELD, tiers, MAX, MAX_LENGTH);
    }

    @Override
    public Optional<Ineligibility> refusal(CustomerContext customer) {
        return tiers.contains(customer.tier())
                ? Optional.empty()
                : Optional.of(Ineligibility.ofNames(
                        IneligibilityReason.TIER,
                        "The coupon is for members of these tiers: " + tiers + ".",
                        customer.tier(),
                        tiers));
    }

    @Override
    public void putInto(Item item) {
        item.list(FIELD, tiers);
    }

    static @Nullable List<String> from(Item item) {
        return Conditions.names(item, FIELD);
    }
}
