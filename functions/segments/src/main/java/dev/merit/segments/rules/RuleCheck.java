package dev.merit.segments.rules;

import dev.merit.shared.http.Fields;
import dev.merit.shared.http.SharedFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what is wrong with a rule as a marketer proposes it: fields that it lacks, those that belong to another type,
/// and values that make no sense.
final class RuleCheck {

    private static final int MAX_VALUES = 50;
    private static final int LONGEST_VALUE = 256;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_CATEGORY = 100;
    private static final int MONTHS = 12;
    private static final int BEST_SCORE = 5;
    private static final long MAX_DAYS = 3_660;
    private static final long MAX = 1_000_000_000_000L;

    private static final Set<String> CONSENTS = Set.of("marketing", "profiling");

    private RuleCheck() {}

    private record Wanted(Set<String> required, Set<String> allowed) {}

    static void check(RuleBody rule, Fields fields) {
        var wanted = wanted(rule.type());
        given(rule).forEach((name, value) -> {
            fields.when(value == null && wanted.required().contains(name), name, "is required");
            fields.when(
                    value != null
                            && !wanted.required().contains(name)
                            && !wanted.allowed().contains(name),
                    name,
                    "does not belong to this rule");
        });
        values(rule, fields);
        range(rule, fields);
        if (rule.type() == RuleBody.Type.ACTIVITY) {
            SharedFields.label(fields, "name", rule.name());
        } else {
            fields.text("name", rule.name(), 1, LONGEST_NAME);
        }
        fields.range("days", rule.days(), 1, MAX_DAYS)
                .text("category", rule.category(), 1, LONGEST_CATEGORY)
                .when(
                        rule.type() == RuleBody.Type.CONSENT && rule.name() != null && !CONSENTS.contains(rule.name()),
                        "name",
                        "must be marketing or profiling");
    }

    private static Wanted wanted(RuleBody.Type type) {
        var range = Set.of("atLeast", "atMost");
        return switch (type) {
            case LOCALE, CHANNEL, TIER -> new Wanted(Set.of("values"), Set.of());
            case BIRTH_MONTH -> new Wanted(Set.of("months"), Set.of());
            case ATTRIBUTE -> new Wanted(Set.of("name", "values"), Set.of());
            case CONSENT -> new Wanted(Set.of("name"), Set.of());
            case NET_SPEND, MONETARY -> new Wanted(Set.of("currency"), range);
            case PURCHASES -> new Wanted(Set.of(), Set.of("atLeast", "atMost", "days"));
            case LAST_PURCHASE -> new Wanted(Set.of("days"), Set.of("within"));
            case RECENCY, FREQUENCY -> new Wanted(Set.of(), range);
            case ACTIVITY -> new Wanted(Set.of("name", "days"), range);
            case VIEWED_NOT_BOUGHT -> new Wanted(Set.of("category", "days"), Set.of());
        };
    }

    private static Map<String, @Nullable Object> given(RuleBody rule) {
        var given = new LinkedHashMap<String, @Nullable Object>();
        given.put("values", rule.values());
        given.put("months", rule.months());
        given.put("name", rule.name());
        given.put("currency", rule.currency());
        given.put("category", rule.category());
        given.put("days", rule.days());
        given.put("within", rule.within());
        given.put("atLeast", rule.atLeast());
        given.put("atMost", rule.atMost());
        return given;
    }

    private static void values(RuleBody rule, Fields fields) {
        fields.size("values", rule.values(), 1, MAX_VALUES).size("months", rule.months(), 1, MONTHS);
        each(rule.values(), (i, value) -> fields.in("values").text(Integer.toString(i), value, 1, LONGEST_VALUE));
        each(rule.months(), (i, month) -> fields.in("months").range(Integer.toString(i), month, 1, MONTHS));
    }

    private interface Each<T> {
        void at(int index, T value);
    }

    private static <T> void each(@Nullable List<T> list, Each<T> check) {
        for (int i = 0; list != null && i < Math.min(MAX_VALUES, list.size()); i++) {
            check.at(i, list.get(i));
        }
    }

    private static void range(RuleBody rule, Fields fields) {
        var ranged = wanted(rule.type()).allowed().contains("atLeast");
        var least = rule.atLeast();
        var most = rule.atMost();
        boolean score = switch (rule.type()) {
            case RECENCY, FREQUENCY, MONETARY -> true;
            case LOCALE,
                    CHANNEL,
                    TIER,
                    BIRTH_MONTH,
                    ATTRIBUTE,
                    CONSENT,
                    NET_SPEND,
                    PURCHASES,
                    LAST_PURCHASE,
                    ACTIVITY,
                    VIEWED_NOT_BOUGHT -> false;
        };
        fields.when(ranged && least == null && most == null, "atLeast", "is required, where there is no `atMost`")
                .range("atLeast", least, score ? 1 : 0, score ? BEST_SCORE : MAX)
                .range("atMost", most, score ? 1 : 0, score ? BEST_SCORE : MAX)
                .when(least != null && most != null && least > most, "atMost", "must not be less than `atLeast`");
    }
}
