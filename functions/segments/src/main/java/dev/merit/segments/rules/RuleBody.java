package dev.merit.segments.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A rule in JSON and in an item: which of the fields belong to it, its type says.
@RegisterForReflection
@Schema(name = "SegmentRule")
public record RuleBody(
        Type type,
        @Nullable List<String> values,
        @Nullable List<Long> months,
        @Nullable String name,
        @Nullable Currency currency,
        @Nullable String category,
        @Nullable Long days,
        @Nullable Boolean within,
        @Nullable Long atLeast,
        @Nullable Long atMost) {

    @Schema(name = "SegmentRuleType")
    public enum Type {
        @JsonProperty("locale")
        LOCALE,
        @JsonProperty("channel")
        CHANNEL,
        @JsonProperty("tier")
        TIER,
        @JsonProperty("birthMonth")
        BIRTH_MONTH,
        @JsonProperty("attribute")
        ATTRIBUTE,
        @JsonProperty("consent")
        CONSENT,
        @JsonProperty("netSpend")
        NET_SPEND,
        @JsonProperty("purchases")
        PURCHASES,
        @JsonProperty("lastPurchase")
        LAST_PURCHASE,
        @JsonProperty("recency")
        RECENCY,
        @JsonProperty("frequency")
        FREQUENCY,
        @JsonProperty("monetary")
        MONETARY,
        @JsonProperty("activity")
        ACTIVITY,
        @JsonProperty("viewedNotBought")
        VIEWED_NOT_BOUGHT
    }

    /// The rule; only of a body that was found to be right.
    SegmentRule rule() {
        var range = new SegmentRule.Range(atLeast, atMost);
        return switch (type) {
            case LOCALE -> new SegmentRule.OfLocale(present(values));
            case CHANNEL -> new SegmentRule.OfChannel(present(values));
            case TIER -> new SegmentRule.OfTier(present(values));
            case BIRTH_MONTH -> new SegmentRule.BornIn(present(months));
            case ATTRIBUTE -> new SegmentRule.WithAttribute(present(name), present(values));
            case CONSENT -> new SegmentRule.Consenting(present(name));
            case NET_SPEND -> new SegmentRule.Spent(present(currency), range);
            case PURCHASES -> new SegmentRule.Bought(range, days);
            case LAST_PURCHASE -> new SegmentRule.LastBought(present(days), !Boolean.FALSE.equals(within));
            case RECENCY -> new SegmentRule.Scored(new Score.Recency(), range);
            case FREQUENCY -> new SegmentRule.Scored(new Score.Frequency(), range);
            case MONETARY -> new SegmentRule.Scored(new Score.Monetary(present(currency)), range);
            case ACTIVITY -> new SegmentRule.Did(present(name), range, present(days));
            case VIEWED_NOT_BOUGHT -> new SegmentRule.ViewedOnly(present(category), present(days));
        };
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, "was found to be there");
    }

    Item toItem() {
        return Item.map()
                .text("type", type.name())
                .list("values", values)
                .numbers("months", months == null ? List.of() : months)
                .text("name", name)
                .text("currency", currency == null ? null : currency.getCurrencyCode())
                .text("category", category)
                .number("days", days)
                .flag("within", within)
                .number("atLeast", atLeast)
                .number("atMost", atMost);
    }

    static RuleBody from(Item item) {
        var values = item.list("values");
        var months = item.numbers("months");
        return new RuleBody(
                Type.valueOf(item.text("type")),
                values.isEmpty() ? null : values,
                months.isEmpty() ? null : months,
                item.maybeText("name").orElse(null),
                item.maybeText("currency").map(Currency::getInstance).orElse(null),
                item.maybeText("category").orElse(null),
                item.maybeNumber("days").orElse(null),
                item.maybeFlag("within").orElse(null),
                item.maybeNumber("atLeast").orElse(null),
                item.maybeNumber("atMost").orElse(null));
    }
}
