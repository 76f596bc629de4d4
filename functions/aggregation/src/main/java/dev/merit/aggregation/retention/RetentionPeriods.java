package dev.merit.aggregation.retention;

import dev.merit.shared.consent.Region;
import dev.merit.shared.retention.RetentionKind;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// How long the shop keeps records, by kind and region: the setting `merit.privacy.retention`, a list such as
/// `browsing:P1Y,purchases:P10Y,purchases.cn:P3Y`. What is not in it is kept for ever.
@Singleton
public final class RetentionPeriods {

    private static final String SETTING = "merit.privacy.retention";
    private static final String NONE = "none";

    /// A period is longer than the present month: see [dev.merit.shared.retention.RemovalMark#require].
    private static final int MIN_DAYS = 31;

    /// @param region null for every region that has no rule of its own
    private record Rule(RetentionKind kind, @Nullable Region region) {}

    private final Map<Rule, Period> periods = new HashMap<>();

    /// Reads the setting.
    ///
    /// @throws IllegalArgumentException if the setting has another form; its message names the part that is wrong
    public RetentionPeriods(@ConfigProperty(name = SETTING, defaultValue = NONE) List<String> setting) {
        for (var text : setting) {
            if (!text.equals(NONE)) {
                add(text.strip());
            }
        }
    }

    /// Makes the function fail when it starts, rather than at its first run, if the setting is wrong.
    void verify(@Observes StartupEvent started) {}

    private void add(String text) {
        var parts = text.split(":", -1);
        if (parts.length != 2) {
            throw illegal(text, "has the form kind:period or kind.region:period");
        }
        var names = parts[0].split("\\.", -1);
        var kind = RetentionKind.named(names[0]);
        if (kind.isEmpty()) {
            throw illegal(text, "names a kind: browsing, reviews, purchases or consents");
        }
        var region = names.length == 2 ? region(text, names[1]) : null;
        if (names.length > 2 || periods.putIfAbsent(new Rule(kind.get(), region), period(text, parts[1])) != null) {
            throw illegal(text, "names a kind and at most one region, once each");
        }
    }

    private static Region region(String text, String name) {
        return Arrays.stream(Region.values())
                .filter(region -> region.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> illegal(text, "names a region: eu, cn or other"));
    }

    private static Period period(String text, String period) {
        var wrong = "has a period of ISO 8601 of at least a month or 31 days, such as P2Y, P18M or P90D";
        try {
            var parsed = Period.parse(period);
            if (!parsed.isNegative() && !LocalDate.EPOCH.plus(parsed).isBefore(LocalDate.EPOCH.plusDays(MIN_DAYS))) {
                return parsed;
            }
        } catch (DateTimeParseException e) {
            throw illegal(text, wrong, e);
        }
        throw illegal(text, wrong);
    }

    private static IllegalArgumentException illegal(String text, String rule) {
        return illegal(text, rule, null);
    }

    private static IllegalArgumentException illegal(String text, String rule, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                SETTING + ": each part of the list " + rule + "; \"" + text + "\" is none", cause);
    }

    public boolean isEmpty() {
        return periods.isEmpty();
    }

    /// The first month, in UTC, whose records of a kind are kept: the one in which the period before now begins.
    /// Empty if all are kept.
    Optional<YearMonth> firstKept(RetentionKind kind, Region region, Instant now) {
        var period = Optional.ofNullable(periods.get(new Rule(kind, region)))
                .or(() -> Optional.ofNullable(periods.get(new Rule(kind, null))));
        return period.map(p -> YearMonth.from(now.atOffset(ZoneOffset.UTC).minus(p)));
    }
}
