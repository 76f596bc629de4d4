package dev.merit.segments.rules;

import java.time.Instant;

/// Applies to members who have viewed articles of a category in the last days and have bought none of it in these days.
record ViewedNotBoughtRule(String category, long days) implements SegmentRule {

    static final String WORDS =
            "- `viewedNotBought` with `category`, `days`: members who in these days viewed articles of it and bought none.\n";

    static final RuleForm FORM = RuleForm.of(
            body -> new ViewedNotBoughtRule(RuleBody.required(body.category()), RuleBody.required(body.days())),
            "category",
            "days");

    @Override
    public boolean fits(MemberSnapshot member, RfmQuintiles quintiles, Instant asOf) {
        var since = since(asOf);
        return member.hasActivity(MemberSnapshot.BROWSE, category, since)
                && !member.hasActivity(MemberSnapshot.PURCHASE, category, since);
    }
}
