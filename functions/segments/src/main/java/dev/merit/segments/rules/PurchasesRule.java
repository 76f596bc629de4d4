package dev.merit.segments.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Applies to members whose number of purchases is in the range, in any currency and refunded or not.
///
/// @param lastDays in how many last days; null for all time
record PurchasesRule(Range range, @Nullable Long lastDays) implements SegmentRule {

    static final String WORDS =
            "- `purchases` with `atLeast`, `atMost` and, if wanted, `days`: members with so many purchases, ever or in these days.\n";

    static final RuleForm FORM = RuleForm.of(body -> new PurchasesRule(body.range(), body.days()))
            .withRange()
            .with("days");

    @Override
    public boolean fits(MemberSnapshot member, RfmQuintiles quintiles, Instant asOf) {
        return range.contains(
                lastDays == null
                        ? member.purchases()
                        : member.activities(MemberSnapshot.PURCHASE, since(asOf))
                                .count());
    }

    @Override
    public long days() {
        return lastDays == null ? 0 : lastDays;
    }
}
