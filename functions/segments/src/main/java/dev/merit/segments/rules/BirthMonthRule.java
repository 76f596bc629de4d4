package dev.merit.segments.rules;

import java.time.Instant;
import java.util.List;

/// Applies to members born in one of these months, 1 to 12.
record BirthMonthRule(List<Long> months) implements SegmentRule {

    static final String WORDS = "- `birthMonth` with `months`: members born in one of these months.\n";

    static final RuleForm FORM = RuleForm.of(body -> new BirthMonthRule(RuleBody.required(body.months())), "months");

    @Override
    public boolean fits(MemberSnapshot member, RfmQuintiles quintiles, Instant asOf) {
        return member.birthMonth() != null && months.contains(member.birthMonth());
    }
}
