package dev.merit.segments.rules;

import dev.merit.shared.http.Fields;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// The JSON form of one type of rule: which fields of [RuleBody] it has, and how the rule is made of them.
///
/// @param required the fields that the rule needs
/// @param optional the fields that it may have besides
/// @param minimum the lowest value of `atLeast` and `atMost`
/// @param maximum the highest value of `atLeast` and `atMost`
/// @param nameCheck adds what is wrong with the field `name`
/// @param maker makes the rule of a body in which nothing is wrong
record RuleForm(
        Set<String> required,
        Set<String> optional,
        long minimum,
        long maximum,
        BiConsumer<RuleBody, Fields> nameCheck,
        Function<RuleBody, SegmentRule> maker) {

    private static final int MAX_NAME_LENGTH = 64;
    private static final int BEST_SCORE = 5;
    private static final long MAX = 1_000_000_000_000L;

    RuleForm {
        required = Set.copyOf(required);
        optional = Set.copyOf(optional);
    }

    static RuleForm of(Function<RuleBody, SegmentRule> maker, String... required) {
        return new RuleForm(Set.of(required), Set.of(), 0, MAX, RuleForm::checkName, maker);
    }

    /// The form with these optional fields besides.
    RuleForm with(String... fields) {
        var all = new HashSet<>(optional);
        all.addAll(Arrays.asList(fields));
        return new RuleForm(required, all, minimum, maximum, nameCheck, maker);
    }

    /// The form with `atLeast` and `atMost`, of which one is required.
    RuleForm withRange() {
        return with("atLeast", "atMost");
    }

    /// The form with a range of scores.
    RuleForm withScores() {
        return new RuleForm(required, optional, 1, BEST_SCORE, nameCheck, maker).withRange();
    }

    /// The form with another check of the field `name`.
    RuleForm withNameCheck(BiConsumer<RuleBody, Fields> check) {
        return new RuleForm(required, optional, minimum, maximum, check, maker);
    }

    /// Checks the length of the field `name`, as most rules do.
    static void checkName(RuleBody rule, Fields fields) {
        fields.text("name", rule.name(), 1, MAX_NAME_LENGTH);
    }

    boolean hasRange() {
        return optional.contains("atLeast");
    }

    boolean has(String field) {
        return required.contains(field) || optional.contains(field);
    }
}
