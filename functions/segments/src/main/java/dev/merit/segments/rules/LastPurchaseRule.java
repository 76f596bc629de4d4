package dev.merit.segments.rules;

import java.time.Instant;

/// Applies to members who bought something in the last days, or who did not. Members who never bought anything did not.
record LastPurchaseRule(long days, boolean within) implements SegmentRule {

    static final String WORDS =
            "- `lastPurchase` with `days` and, if wanted, `within`: members who bought in these days, or did not (`false`).\n";

    static final RuleForm FORM = RuleForm.of(
                    body -> new LastPurchaseRule(RuleBody.required(body.days()), !Boolean.FALSE.equals(body.within())),
                    "days")
            .with("within");

    @Override
    public boolean fits(MemberSnapshot member, RfmQuintiles quintiles, Instant asOf) {
        return within
                == member.activities(MemberSnapshot.PURCHASE, since(asOf))
                        .findAny()
                        .isPresent();
    }
}
