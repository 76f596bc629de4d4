package dev.merit.shared.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An update and a condition, or a condition alone, in the expression language of DynamoDB. Every attribute has a
/// placeholder, because many plain names are reserved words.
final class Expression {

    private static final Pattern NAME = Pattern.compile("#(\\w+)");

    private @Nullable String condition;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values;
    private final Map<String, List<String>> clauses = new TreeMap<>();

    /// @param condition in which `#name` stands for the attribute of that name, and `:name` for one of the values
    Expression(@Nullable String condition, Item values) {
        this.condition = condition;
        this.values = new HashMap<>(values.attributes());
        if (condition != null) {
            NAME.matcher(condition).results().forEach(m -> names.put(m.group(), m.group(1)));
        }
    }

    /// Adds to the condition that numbers are at most this.
    Expression atMost(Map<String, Long> bounds) {
        bounds.forEach((name, max) -> {
            var number = placeholder(name);
            var limit = bound(AttributeValue.fromN(Long.toString(max)));
            var within = "(attribute_not_exists(" + number + ") OR " + number + " <= " + limit + ")";
            condition = condition == null ? within : "(" + condition + ") AND " + within;
        });
        return this;
    }

    void set(String name, AttributeValue value) {
        clause("SET", placeholder(name) + " = " + bound(value));
    }

    /// Adds to a number or to a set.
    void add(String name, AttributeValue value) {
        clause("ADD", placeholder(name) + " " + bound(value));
    }

    void remove(String name) {
        clause("REMOVE", placeholder(name));
    }

    String update() {
        var update = new ArrayList<String>();
        clauses.forEach((verb, parts) -> update.add(verb + " " + String.join(", ", parts)));
        return String.join(" ", update);
    }

    @Nullable
    String condition() {
        return condition;
    }

    /// The attributes of the placeholders; null if there are none, because DynamoDB refuses an empty map.
    @Nullable
    Map<String, String> names() {
        return names.isEmpty() ? null : names;
    }

    /// The values of the placeholders; null if there are none, because DynamoDB refuses an empty map.
    @Nullable
    Map<String, AttributeValue> values() {
        return values.isEmpty() ? null : values;
    }

    private void clause(String verb, String part) {
        clauses.computeIfAbsent(verb, _ -> new ArrayList<>()).add(part);
    }

    private String placeholder(String name) {
        var placeholder = "#_" + names.size();
        names.put(placeholder, name);
        return placeholder;
    }

    private String bound(AttributeValue value) {
        var placeholder = ":_" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }
}
