package dev.merit.segments.rules;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Applies to members whose score by their number of purchases is in the range; never to members who have not bought.
record FrequencyRule(Range range) implements SegmentRule {

    static final String WORDS =
            "- `frequency` with `atLeast`, `atMost`: members whose score by their number of purchases is in this range.\n";

    static final RuleForm FORM =
            RuleForm.of(body -> new FrequencyRule(body.range())).withScores();

    @Override
    public boolean fits(MemberSnapshot member, RfmQuintiles quintiles, Instant asOf) {
        return new Frequency().isWithin(range, member, quintiles, asOf);
    }

    @Override
    public Optional<Score> score() {
        return Optional.of(new Frequency());
    }

    /// The number of purchases, in any currency.
    record Frequency() implements Score {

        @Override
        public String name() {
            return "frequency";
        }

        @Override
        public OptionalLong of(MemberSnapshot member, Instant asOf) {
            return member.purchases() == 0 ? OptionalLong.empty() : OptionalLong.of(member.purchases());
        }
    }
}
