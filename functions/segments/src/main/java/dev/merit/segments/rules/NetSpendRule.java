package dev.merit.segments.rules;

import java.time.Instant;
import java.util.Currency;

/// Applies to members whose net purchases in a currency, in minor units, are in the range. No purchase is 0.
record NetSpendRule(Currency currency, Range range) implements SegmentRule {

    static final String WORDS =
            "- `netSpend` with `currency`, `atLeast`, `atMost`: members whose net purchases are in this range, in minor units.\n";

    static final RuleForm FORM = RuleForm.of(
                    body -> new NetSpendRule(RuleBody.required(body.currency()), body.range()), "currency")
            .withRange();

    @Override
    public boolean fits(MemberSnapshot member, RfmQuintiles quintiles, Instant asOf) {
        return range.contains(member.net().getOrDefault(currency.getCurrencyCode(), 0L));
    }
}
