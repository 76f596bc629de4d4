package dev.merit.coupons.pricing;

import dev.merit.shared.http.Fields;
import dev.merit.shared.table.Item;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The order comes from one of these channels.
record Channels(List<String> names) implements Condition {

    static final String FIELD = "channels";
    static final String WORDS = "The channels whose orders the coupon is for; any where it is left out.";

    private static final int MAX = 20;
    private static final int MAX_LENGTH = 64;

    @Override
    public void check(TermsInput terms, Fields fields) {
        Conditions.checkNames(fields, FIELD, names, MAX, MAX_LENGTH);
    }

    @Override
    public Optional<Ineligibility> refusal(OrderContext order) {
        return ArticleGroup.has(names, order.cart().channel())
                ? Optional.empty()
                : Optional.of(Ineligibility.ofNames(
                        IneligibilityReason.CHANNEL,
                        "The coupon is for these channels: " + names + ".",
                        order.cart().channel(),
                        names));
    }

    @Override
    public void putInto(Item item) {
        item.list(FIELD, names);
    }

    static @Nullable List<String> from(Item item) {
        return Conditions.names(item, FIELD);
    }
}
