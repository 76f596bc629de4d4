package dev.merit.segments.rules;

import java.time.Instant;
import java.util.OptionalLong;

/// A figure by which the members who have bought are ranked.
public sealed interface Score permits RecencyRule.Recency, FrequencyRule.Frequency, MonetaryRule.Monetary {

    /// The name under which the distribution of the figures is stored.
    String name();

    /// The figure of a member, the higher the better; empty for a member who is not ranked.
    OptionalLong of(MemberSnapshot member, Instant asOf);

    /// Whether a member is ranked and its fifth is in the range.
    default boolean isWithin(Range range, MemberSnapshot member, RfmQuintiles quintiles, Instant asOf) {
        return of(member, asOf).stream().anyMatch(figure -> range.contains(quintiles.of(this, figure)));
    }
}
