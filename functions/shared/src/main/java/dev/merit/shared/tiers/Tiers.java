package dev.merit.shared.tiers;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The tiers of a shop, the lowest first, and what counts for them. A member without a tier is in [#NONE].
///
/// @param currency of the spent amounts; points have none
/// @param months how many months before the present one count, by days in UTC
/// @param graceDays how long a member keeps a tier for which it no longer qualifies because months have passed
@RegisterForReflection
@Schema(name = "Tiers", examples = Tiers.EXAMPLE)
public record Tiers(
        Basis basis,
        @Nullable Currency currency,
        Integer months,
        @Nullable Integer graceDays,
        List<Tier> tiers) {

    public static final String NONE = "standard";

    /// The most months before the present one that can matter to a tier.
    public static final int MAX_MONTHS = 24;

    public static final int MAX_GRACE_DAYS = 90;

    static final String EXAMPLE = """
            {"basis": "spend", "currency": "USD", "months": 12, "graceDays": 30, \
            "tiers": [{"name": "silver", "threshold": 20000}, {"name": "gold", "threshold": 50000}]}""";

    /// What counts: the amounts paid in the currency without refunds, or the points that activities earned.
    @RegisterForReflection
    @Schema(name = "TierBasis")
    public enum Basis {
        @JsonProperty("spend")
        SPEND,
        @JsonProperty("points")
        POINTS
    }

    /// A tier.
    ///
    /// @param threshold in minor units of the currency or in points
    @RegisterForReflection
    @Schema(name = "Tier")
    public record Tier(String name, long threshold) {}

    public Tiers {
        tiers = List.copyOf(tiers);
    }

    int grace() {
        return Objects.requireNonNullElse(graceDays, 0);
    }

    /// The number of the highest tier whose threshold this reaches; -1 for none.
    int reached(long have) {
        int reached = -1;
        while (reached + 1 < tiers.size() && tiers.get(reached + 1).threshold() <= have) {
            reached++;
        }
        return reached;
    }

    String name(int number) {
        return number < 0 ? NONE : tiers.get(number).name();
    }

    Optional<Tier> above(int number) {
        return number + 1 < tiers.size() ? Optional.of(tiers.get(number + 1)) : Optional.empty();
    }

    Item addTo(Item item) {
        return item.text("basis", basis.name().toLowerCase(Locale.ROOT))
                .text("currency", currency == null ? null : currency.getCurrencyCode())
                .number("months", (long) months)
                .number("graceDays", graceDays == null ? null : Long.valueOf(graceDays))
                .items(
                        "tiers",
                        tiers.stream()
                                .map(tier ->
                                        Item.map().text("name", tier.name()).number("threshold", tier.threshold()))
                                .toList());
    }

    public static Tiers from(Item item) {
        return new Tiers(
                Basis.valueOf(item.text("basis").toUpperCase(Locale.ROOT)),
                item.maybeText("currency").map(Currency::getInstance).orElse(null),
                Math.toIntExact(item.number("months")),
                item.maybeNumber("graceDays").map(Math::toIntExact).orElse(null),
                item.items("tiers").stream()
                        .map(tier -> new Tier(tier.text("name"), tier.number("threshold")))
                        .toList());
    }
}
