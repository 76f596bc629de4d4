package dev.merit.segments.rules;

import dev.merit.shared.http.Fields;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A rule in JSON and in an item: its type, and the fields of all types, of which each type has some (see [RuleForm]).
/// The rules share these ten fields, so that marketers learn each name once.
@RegisterForReflection
@Schema(name = "SegmentRule")
public record RuleBody(
        SegmentRule.Type type,
        @Nullable List<String> values,
        @Nullable List<Long> months,
        @Nullable String name,
        @Nullable Currency currency,
        @Nullable String category,
        @Nullable Long days,
        @Nullable Boolean within,
        @Nullable Long atLeast,
        @Nullable Long atMost) {

    private static final int MAX_VALUES = 50;
    private static final int MAX_VALUE_LENGTH = 256;
    private static final int MAX_CATEGORY_LENGTH = 100;
    private static final int MONTHS = 12;
    private static final long MAX_DAYS = 3_660;

    /// Adds what is wrong with the rule: fields that its type lacks or does not have, and values out of bounds.
    void check(Fields fields) {
        var form = type.form();
        given().forEach((name, value) -> {
            fields.when(value == null && form.required().contains(name), name, "is required");
            fields.when(value != null && !form.has(name), name, "does not belong to this rule");
        });
        fields.size("values", values, 1, MAX_VALUES).size("months", months, 1, MONTHS);
        each(values, (index, value) -> fields.in("values").text(index, value, 1, MAX_VALUE_LENGTH));
        each(months, (index, month) -> fields.in("months").range(index, month, 1, MONTHS));
        checkRange(form, fields);
        form.nameCheck().accept(this, fields);
        fields.range("days", days, 1, MAX_DAYS).text("category", category, 1, MAX_CATEGORY_LENGTH);
    }

    private void checkRange(RuleForm form, Fields fields) {
        fields.when(
                        form.hasRange() && atLeast == null && atMost == null,
                        "atLeast",
                        "is required, where there is no `atMost`")
                .range("atLeast", atLeast, form.minimum(), form.maximum())
                .range("atMost", atMost, form.minimum(), form.maximum())
                .when(
                        atLeast != null && atMost != null && atLeast > atMost,
                        "atMost",
                        "must not be less than `atLeast`");
    }

    private Map<String, @Nullable Object> given() {
        var given = new LinkedHashMap<String, @Nullable Object>();
        given.put("values", values);
        given.put("months", months);
        given.put("name", name);
        given.put("currency", currency);
        given.put("category", category);
        given.put("days", days);
        given.put("within", within);
        given.put("atLeast", atLeast);
        given.put("atMost", atMost);
        return given;
    }

    private interface ElementCheck<T> {
        void check(String index, T element);
    }

    private static <T> void each(@Nullable List<T> list, ElementCheck<T> check) {
        for (int i = 0; list != null && i < Math.min(MAX_VALUES, list.size()); i++) {
            check.check(Integer.toString(i), list.get(i));
        }
    }

    /// The rule, of a body in which [#check] found nothing wrong.
    SegmentRule rule() {
        return type.form().maker().apply(this);
    }

    /// The value of a field that the rule's type requires.
    static <T> T required(@Nullable T value) {
        return Objects.requireNonNull(value, "the check requires it");
    }

    Range range() {
        return new Range(atLeast, atMost);
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
                SegmentRule.Type.valueOf(item.text("type")),
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
