package dev.merit.totals;

import dev.merit.shared.http.Params;
import dev.merit.shared.json.Times;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// Reads the parameters that the totals have in common.
public final class TotalQuery {

    public static final String CURRENCY = "The ISO 4217 code of the currency. Each currency has its own totals.";
    static final String AT = "The time of the total. The total of a past time is that of the end of the last full"
            + " quarter-hour at or before it, which is answered as `effectiveAt`. Without `at` the time is now, and the"
            + " last committed write counts.";
    public static final String FRESHNESS =
            "`committed` (the default) counts every committed write. `posted` counts only writes that are posted, up to"
                    + " `postedAt`, and costs less.";

    private enum Freshness {
        COMMITTED,
        POSTED
    }

    private TotalQuery() {}

    public static Currency currency(@Nullable String text) {
        return Params.required("currency", Params.value("currency", text, TotalQuery::parse));
    }

    public static boolean postedOnly(@Nullable String freshness) {
        return Params.one("freshness", freshness, Freshness.class) == Freshness.POSTED;
    }

    /// Reads a time that must not be in the future, because the total of a future time would change until then.
    public static @Nullable Instant past(String name, @Nullable String text, Instant now) {
        return Params.value(name, text, t -> {
            var instant = Times.instant(t);
            if (instant.isAfter(now)) {
                throw new IllegalArgumentException("must not lie in the future");
            }
            return instant;
        });
    }

    private static Currency parse(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(c -> c.getCurrencyCode().equals(code) && c.getDefaultFractionDigits() >= 0)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be the ISO 4217 code of a currency, as in USD"));
    }
}
