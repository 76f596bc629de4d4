package dev.merit.segments.rules;

import java.time.Instant;
import java.util.List;

/// Applies to members who are in one of these tiers as of the refresh.
record TierRule(List<String> tiers) implements SegmentRule {

    static final String WORDS = "- `tier` with `values`: members in one of these tiers.\n";

    static final RuleForm FORM = RuleForm.of(body -> new TierRule(RuleBody.required(body.values())), "values");

    @Override
    public boolean isProfiling() {
        return false;
    }

    @Override
    public boolean fits(MemberSnapshot member, RfmQuintiles quintiles, Instant asOf) {
        return tiers.contains(member.tier());
    }
}
