package dev.merit.segments.rules;

import java.time.Instant;
import java.util.List;

/// Applies to members whose attribute of this name, one of the shop's own, has one of these values.
record AttributeRule(String name, List<String> values) implements SegmentRule {

    static final String WORDS =
            "- `attribute` with `name` and `values`: members whose attribute of this name has one of these values.\n";

    static final RuleForm FORM = RuleForm.of(
            body -> new AttributeRule(RuleBody.required(body.name()), RuleBody.required(body.values())),
            "name",
            "values");

    @Override
    public boolean fits(MemberSnapshot member, RfmQuintiles quintiles, Instant asOf) {
        var value = member.attributes().get(name);
        return value != null && values.contains(value);
    }
}
