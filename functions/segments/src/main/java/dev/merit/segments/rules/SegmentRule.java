package dev.merit.segments.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing that a segment asks of its members. Days are of 24 hours, back from the moment as of which it is asked.
public sealed interface SegmentRule {

    /// Of one of these locales, or of one of these languages in any country.
    record OfLocale(List<String> locales) implements SegmentRule {}

    record OfChannel(List<String> channels) implements SegmentRule {}

    record OfTier(List<String> tiers) implements SegmentRule {}

    record BornIn(List<Long> months) implements SegmentRule {}

    /// With the shop's own attribute of this name at one of these values.
    record WithAttribute(String name, List<String> values) implements SegmentRule {}

    record Consenting(String to) implements SegmentRule {}

    /// Net of refunds, in minor units, ever.
    record Spent(Currency currency, Range units) implements SegmentRule {}

    /// How many purchases there were, in any currency and refunded or not, ever or in the last days.
    record Bought(Range purchases, @Nullable Long days) implements SegmentRule {}

    /// A purchase in the last days, or none: who has never bought has none either.
    record LastBought(long days, boolean within) implements SegmentRule {}

    /// Where the member stands among all who have bought, in fifths: 5 is the best. Who has not bought fits none.
    record Scored(Score score, Range range) implements SegmentRule {}

    /// So many activities of a type in the last days.
    record Did(String type, Range times, long days) implements SegmentRule {}

    /// Has viewed articles of a category in the last days, and has bought none of it in these days.
    record ViewedOnly(String category, long days) implements SegmentRule {}

    /// From the least to the most, both included.
    record Range(@Nullable Long least, @Nullable Long most) {

        boolean has(long number) {
            return (least == null || number >= least) && (most == null || number <= most);
        }
    }

    default boolean holds(MemberSnapshot member, RfmQuintiles quintiles, Instant asOf) {
        return switch (this) {
            case OfLocale(var locales) -> locales.stream().anyMatch(l -> isOf(member.locale(), l));
            case OfChannel(var channels) -> member.channel() != null && channels.contains(member.channel());
            case OfTier(var tiers) -> tiers.contains(member.tier());
            case BornIn(var months) -> member.birthMonth() != null && months.contains(member.birthMonth());
            case WithAttribute(var name, var values) -> {
                var value = member.attributes().get(name);
                yield value != null && values.contains(value);
            }
            case Consenting(var to) -> member.consents().contains(to);
            case Spent(var currency, var units) -> units.has(member.net().getOrDefault(currency.getCurrencyCode(), 0L));
            case Bought(var range, var days) ->
                range.has(
                        days == null
                                ? member.purchases()
                                : member.deeds(MemberSnapshot.PURCHASE, since(asOf, days))
                                        .count());
            case LastBought(var days, var within) ->
                within
                        == member.deeds(MemberSnapshot.PURCHASE, since(asOf, days))
                                .findAny()
                                .isPresent();
            case Scored(var score, var range) ->
                score.of(member, asOf).stream().anyMatch(value -> range.has(quintiles.of(score, value)));
            case Did(var type, var times, var days) ->
                times.has(member.deeds(type, since(asOf, days)).count());
            case ViewedOnly(var category, var days) ->
                member.touched(MemberSnapshot.BROWSE, category, since(asOf, days))
                        && !member.touched(MemberSnapshot.PURCHASE, category, since(asOf, days));
        };
    }

    private static boolean isOf(@Nullable String locale, String asked) {
        if (locale == null) {
            return false;
        }
        var is = locale.toLowerCase(Locale.ROOT);
        var wanted = asked.toLowerCase(Locale.ROOT);
        return is.equals(wanted) || is.startsWith(wanted + "-");
    }

    private static Instant since(Instant asOf, long days) {
        return asOf.minus(Duration.ofDays(days));
    }

    /// How many days back it looks; 0, where it does not.
    default long lookBack() {
        return switch (this) {
            case Bought(var _, var days) -> days == null ? 0 : days;
            case LastBought(var days, var _) -> days;
            case Did(var _, var _, var days) -> days;
            case ViewedOnly(var _, var days) -> days;
            case OfLocale _, OfChannel _, OfTier _, BornIn _, WithAttribute _, Consenting _, Spent _, Scored _ -> 0;
        };
    }
}
