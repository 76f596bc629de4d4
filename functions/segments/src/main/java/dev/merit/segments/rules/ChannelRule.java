package dev.merit.segments.rules;

import java.time.Instant;
import java.util.List;

/// Applies to members who came through one of these channels.
record ChannelRule(List<String> channels) implements SegmentRule {

    static final String WORDS = "- `channel` with `values`: members who came through one of these channels.\n";

    static final RuleForm FORM = RuleForm.of(body -> new ChannelRule(RuleBody.required(body.values())), "values");

    @Override
    public boolean isProfiling() {
        return false;
    }

    @Override
    public boolean fits(MemberSnapshot member, RfmQuintiles quintiles, Instant asOf) {
        return member.channel() != null && channels.contains(member.channel());
    }
}
