package dev.merit.segments.rules;

import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;

/// Applies to members whose score by their net purchases in a currency is in the range; never to members who have not
/// bought in it.
record MonetaryRule(Currency currency, Range range) implements SegmentRule {

    static final String WORDS =
            "- `monetary` with `currency`, `atLeast`, `atMost`: members whose score by their net purchases is in this range.\n";

    static final RuleForm FORM = RuleForm.of(
                    body -> new MonetaryRule(RuleBody.required(body.currency()), body.range()), "currency")
            .withScores();

    @Override
    public boolean fits(MemberSnapshot member, RfmQuintiles quintiles, Instant asOf) {
        return new Monetary(currency).isWithin(range, member, quintiles, asOf);
    }

    @Override
    public Optional<Score> score() {
        return Optional.of(new Monetary(currency));
    }

    /// The net amount in a currency, in minor units, of the members who have bought in it.
    record Monetary(Currency currency) implements Score {

        @Override
        public String name() {
            return "monetary-" + currency.getCurrencyCode();
        }

        @Override
        public OptionalLong of(MemberSnapshot member, Instant asOf) {
            var net = member.net().get(currency.getCurrencyCode());
            return net == null ? OptionalLong.empty() : OptionalLong.of(net);
        }
    }
}
