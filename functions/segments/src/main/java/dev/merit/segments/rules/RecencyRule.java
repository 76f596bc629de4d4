package dev.merit.segments.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Applies to members whose score by their last purchase is in the range; never to members who have not bought.
record RecencyRule(Range range) implements SegmentRule {

    static final String WORDS =
            "- `recency` with `atLeast`, `atMost`: members whose score by their last purchase is in this range.\n";

    static final RuleForm FORM =
            RuleForm.of(body -> new RecencyRule(body.range())).withScores();

    @Override
    public boolean fits(MemberSnapshot member, RfmQuintiles quintiles, Instant asOf) {
        return new Recency().isWithin(range, member, quintiles, asOf);
    }

    @Override
    public Optional<Score> score() {
        return Optional.of(new Recency());
    }

    /// The days since the last purchase, negative, so that fewer days are a higher figure.
    record Recency() implements Score {

        @Override
        public String name() {
            return "recency";
        }

        @Override
        public OptionalLong of(MemberSnapshot member, Instant asOf) {
            var last = member.lastPurchase();
            return last == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(-Math.max(0, Duration.between(last, asOf).toDays()));
        }
    }
}
