package dev.merit.segments.rules;

import dev.merit.shared.http.SharedFields;
import java.time.Instant;

/// Applies to members whose number of activities of a type in the last days is in the range.
record ActivityRule(String type, Range range, long days) implements SegmentRule {

    static final String WORDS =
            "- `activity` with `name`, `days`, `atLeast`, `atMost`: members with so many activities of this type in these days.\n";

    static final RuleForm FORM = RuleForm.of(
                    body -> new ActivityRule(
                            RuleBody.required(body.name()), body.range(), RuleBody.required(body.days())),
                    "name",
                    "days")
            .withRange()
            .withNameCheck((body, fields) -> SharedFields.label(fields, "name", body.name()));

    @Override
    public boolean fits(MemberSnapshot member, RfmQuintiles quintiles, Instant asOf) {
        return range.contains(member.activities(type, since(asOf)).count());
    }
}
