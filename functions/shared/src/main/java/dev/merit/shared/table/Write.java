package dev.merit.shared.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One conditional write to one item, put together by naming what it does. Alone or among others of a transaction, it
/// is done in full or not at all.
///
/// In a condition, `#name` stands for the attribute of that name and `:name` for a value given with [#with].
public final class Write {

    public static final String ABSENT = "attribute_not_exists(pk)";
    public static final String PRESENT = "attribute_exists(pk)";

    enum Kind {
        PUT,
        UPDATE,
        DELETE,
        CHECK
    }

    private static final Pattern NAME = Pattern.compile("#(\\w+)");

    private final Kind kind;
    private final Key key;
    private final Item item;
    private final Map<String, AttributeValue> sets = new LinkedHashMap<>();
    private final Map<String, Long> adds = new TreeMap<>();
    private final Map<String, Set<String>> unions = new TreeMap<>();
    private final List<String> removes = new ArrayList<>();
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();
    private @Nullable String condition;
    private @Nullable String stamp;

    private Write(Kind kind, Key key, Item item) {
        this.kind = kind;
        this.key = key;
        this.item = item;
    }

    public static Write put(Item item) {
        return new Write(Kind.PUT, item.key(), item.copy());
    }

    public static Write update(Key key) {
        return new Write(Kind.UPDATE, key, Item.map());
    }

    /// Removes the item, as a part of a transaction.
    public static Write delete(Key key) {
        return new Write(Kind.DELETE, key, Item.map());
    }

    /// Changes nothing, and holds the transaction to the condition.
    public static Write check(Key key, String condition) {
        return new Write(Kind.CHECK, key, Item.map()).when(condition);
    }

    /// Adds to a number that starts at 0; nothing for 0.
    public Write add(String name, long number) {
        if (number != 0) {
            adds.merge(name, number, Math::addExact);
        }
        return this;
    }

    /// Adds names to a set that starts empty.
    public Write union(String name, Set<String> names) {
        if (!names.isEmpty()) {
            unions.computeIfAbsent(name, _ -> new TreeSet<>()).addAll(names);
        }
        return this;
    }

    public Write set(String name, String text) {
        sets.put(name, AttributeValue.fromS(text));
        return this;
    }

    public Write set(String name, long number) {
        sets.put(name, AttributeValue.fromN(Long.toString(number)));
        return this;
    }

    public Write set(String name, Instant instant) {
        return set(name, instant.toEpochMilli());
    }

    /// Sets every attribute of the other item but its key.
    public Write setAll(Item other) {
        other.attributes().forEach((name, value) -> {
            if (!name.equals("pk") && !name.equals("sk")) {
                sets.put(name, value);
            }
        });
        return this;
    }

    public Write remove(String name) {
        removes.add(name);
        return this;
    }

    public Write when(String condition) {
        this.condition = condition;
        return this;
    }

    public Write with(String name, long value) {
        values.put(name, AttributeValue.fromN(Long.toString(value)));
        return this;
    }

    public Write with(String name, String value) {
        values.put(name, AttributeValue.fromS(value));
        return this;
    }

    public Write with(String name, Instant value) {
        return with(name, value.toEpochMilli());
    }

    /// Asks for the place in the ledger, which is known only when the write is tried, to be kept in this attribute.
    public Write stamped(String name) {
        this.stamp = name;
        return this;
    }

    /// This write with the ledger's place filled in where it asked for it.
    public Write at(String place) {
        if (stamp == null) {
            return this;
        }
        var stamped = merged(new Write(kind, key, item));
        if (kind == Kind.PUT) {
            stamped.item.text(stamp, place);
            return stamped;
        }
        return stamped.set(stamp, place);
    }

    /// Whether two writes to one item may be done as one: both only add, or only check, on the same condition.
    public boolean mergesWith(Write other) {
        return kind == other.kind
                && (kind == Kind.CHECK || (onlyAdds() && other.onlyAdds()))
                && key.equals(other.key)
                && Objects.equals(condition, other.condition)
                && values.equals(other.values);
    }

    private boolean onlyAdds() {
        return kind == Kind.UPDATE && sets.isEmpty() && removes.isEmpty() && stamp == null;
    }

    public Write merged(Write other) {
        var both = new Write(kind, key, item.copy());
        for (var one : List.of(this, other)) {
            one.adds.forEach(both::add);
            one.unions.forEach(both::union);
            both.sets.putAll(one.sets);
            both.removes.addAll(one.removes);
        }
        both.values.putAll(values);
        both.condition = condition;
        both.stamp = stamp;
        return both;
    }

    public Key key() {
        return key;
    }

    /// About what the write weighs, in bytes.
    public int size() {
        return item.size() + sets.toString().length() + 40 * adds.size() + 20;
    }

    Kind kind() {
        return kind;
    }

    Map<String, AttributeValue> item() {
        return item.attributes();
    }

    @Nullable
    String condition() {
        return condition;
    }

    /// The update and its condition in DynamoDB's expression language, every attribute behind a placeholder, since
    /// many plain names are reserved words.
    Expression expression() {
        var names = new HashMap<String, String>();
        var bound = new HashMap<>(values);
        var clauses = new TreeMap<String, List<String>>();
        sets.forEach((n, v) -> clause(clauses, "SET", " = ", n, v, names, bound));
        adds.forEach((n, v) -> clause(clauses, "ADD", " ", n, AttributeValue.fromN(Long.toString(v)), names, bound));
        unions.forEach((n, v) -> clause(clauses, "ADD", " ", n, AttributeValue.fromSs(List.copyOf(v)), names, bound));
        for (String name : removes) {
            clauses.computeIfAbsent("REMOVE", _ -> new ArrayList<>()).add(placeholder(name, names));
        }
        if (condition != null) {
            NAME.matcher(condition).results().forEach(m -> names.put(m.group(), m.group(1)));
        }
        var update = new StringBuilder();
        clauses.forEach((verb, parts) ->
                update.append(verb).append(' ').append(String.join(", ", parts)).append(' '));
        return new Expression(update.toString().strip(), condition, names, bound);
    }

    private static void clause(
            Map<String, List<String>> clauses,
            String verb,
            String between,
            String name,
            AttributeValue value,
            Map<String, String> names,
            Map<String, AttributeValue> bound) {
        var slot = ":_" + bound.size();
        bound.put(slot, value);
        clauses.computeIfAbsent(verb, _ -> new ArrayList<>()).add(placeholder(name, names) + between + slot);
    }

    private static String placeholder(String name, Map<String, String> names) {
        var placeholder = "#_" + names.size();
        names.put(placeholder, name);
        return placeholder;
    }

    record Expression(
            String update, @Nullable String condition, Map<String, String> names, Map<String, AttributeValue> values) {}
}
