package dev.merit.totals;

import dev.merit.shared.http.Params;
import dev.merit.shared.json.Times;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// Reads the parameters that the totals have in common.
public final class TotalQuery {

    public static final String CURRENCY = "The ISO 4217 code of the currency. Each currency has totals of its own.";
    static final String AT = "The time of the total. A past time counts as the end of the last quarter of an hour that"
            + " lies wholly at or before it, given back as `effectiveAt`. Left out, it is now, and the last committed"
            + " write counts.";
    public static final String FRESHNESS =
            "`committed` (the usual) counts every committed write; `posted` only what is posted, which is up to"
                    + " `postedAt` and costs less.";

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

    /// Reads a time that must not lie in the future: a total of then would change until then.
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
