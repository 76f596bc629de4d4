package dev.merit.coupons.pricing;

import dev.merit.shared.http.Fields;
import dev.merit.shared.table.Item;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The member is in one of these segments. The refusal names the segments that the coupon is for; which segments a
/// member is in is for marketers only.
record MemberSegments(List<String> ids) implements Condition {

    static final String FIELD = "segments";
    static final String WORDS = "For members of one of these segments, by their ids.";

    private static final int MAX = 20;
    private static final int MAX_LENGTH = 64;

    @Override
    public void check(TermsInput terms, Fields fields) {
        Conditions.checkNames(fields, FIELD, ids, MAX, MAX_LENGTH);
    }

    @Override
    public Optional<Ineligibility> refusal(CustomerContext customer) {
        return ids.stream().anyMatch(customer.segments()::contains)
                ? Optional.empty()
                : Optional.of(Ineligibility.ofNames(
                        IneligibilityReason.SEGMENT,
                        "The coupon is for members of these segments: " + ids + ".",
                        null,
                        ids));
    }

    @Override
    public void putInto(Item item) {
        item.list(FIELD, ids);
    }

    static @Nullable List<String> from(Item item) {
        return Conditions.names(item, FIELD);
    }
}
