package dev.merit.segments.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.OptionalLong;

/// What those who have bought are ranked by.
public sealed interface Score {

    /// The last purchase, the later the better.
    record Recency() implements Score {}

    /// The number of purchases, in any currency.
    record Frequency() implements Score {}

    /// The net amount in a currency, of those who have bought in it.
    record Monetary(Currency currency) implements Score {}

    /// What the member is ranked by, the more the better; nothing for who is not ranked. Days since a purchase count
    /// as negative, so that the fewer are the more.
    default OptionalLong of(MemberSnapshot member, Instant asOf) {
        return switch (this) {
            case Recency() -> {
                var last = member.lastPurchase();
                yield last == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(
                                -Math.max(0, Duration.between(last, asOf).toDays()));
            }
            case Frequency() -> member.purchases() == 0 ? OptionalLong.empty() : OptionalLong.of(member.purchases());
            case Monetary(var currency) -> {
                var net = member.net().get(currency.getCurrencyCode());
                yield net == null ? OptionalLong.empty() : OptionalLong.of(net);
            }
        };
    }

    /// Tells it from the others, where their distributions are kept.
    default String name() {
        return switch (this) {
            case Recency() -> "recency";
            case Frequency() -> "frequency";
            case Monetary(var currency) -> "monetary-" + currency.getCurrencyCode();
        };
    }
}
