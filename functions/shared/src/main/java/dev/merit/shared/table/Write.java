package dev.merit.shared.table;

import dev.merit.shared.keys.Key;
import dev.merit.shared.table.Change.Kind;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One conditional write to one item. Alone or in a transaction it is done completely or not at all. In a condition,
/// `#name` stands for the attribute of that name, and `:name` for a value given with [#with].
public final class Write {

    public static final String ABSENT = "attribute_not_exists(pk)";
    public static final String PRESENT = "attribute_exists(pk)";

    private final Key key;
    private final Change change;
    private final Item values = Item.map();
    private final Map<String, Long> bounds = new TreeMap<>();
    private @Nullable String condition;
    private @Nullable String stamp;

    private Write(Key key, Change change) {
        this.key = key;
        this.change = change;
    }

    public static Write put(Item item) {
        return new Write(item.key(), Change.put(item));
    }

    public static Write update(Key key) {
        return new Write(key, new Change(Kind.UPDATE));
    }

    /// Deletes the item, in a transaction.
    public static Write delete(Key key) {
        return new Write(key, new Change(Kind.DELETE));
    }

    /// Changes nothing, but makes the transaction depend on the condition.
    public static Write check(Key key, String condition) {
        return new Write(key, new Change(Kind.CHECK)).when(condition);
    }

    /// Adds to a number that starts at 0. Adding 0 changes nothing.
    public Write add(String name, long number) {
        return add(name, BigInteger.valueOf(number));
    }

    /// Adds to a number of up to 38 digits.
    public Write add(String name, BigInteger number) {
        change.add(name, number);
        return this;
    }

    /// Requires that the number is at most this before the write; an absent number is 0. Each of several writes that
    /// are [#merged] keeps its bound.
    public Write atMost(String name, long max) {
        bounds.put(name, max);
        return this;
    }

    /// Whether the item, as it was when the write was refused, is beyond one of its bounds.
    public boolean isOutOfBounds(Item present) {
        return bounds.entrySet().stream()
                .anyMatch(bound -> present.wideSum(bound.getKey()).compareTo(BigInteger.valueOf(bound.getValue())) > 0);
    }

    /// Adds names to a set, which starts empty.
    public Write union(String name, Set<String> names) {
        change.union(name, names);
        return this;
    }

    public Write set(String name, @Nullable String text) {
        change.sets().text(name, text);
        return this;
    }

    public Write set(String name, long number) {
        change.sets().number(name, number);
        return this;
    }

    public Write set(String name, Instant instant) {
        change.sets().instant(name, instant);
        return this;
    }

    /// Sets every attribute of the other item but its key.
    public Write setAll(Item other) {
        change.sets().attributes().putAll(other.rest());
        return this;
    }

    public Write remove(String name) {
        change.remove(name);
        return this;
    }

    public Write when(String condition) {
        this.condition = condition;
        return this;
    }

    public Write with(String name, long value) {
        values.number(name, value);
        return this;
    }

    public Write with(String name, BigInteger value) {
        values.wide(name, value);
        return this;
    }

    /// A set of texts, which may not be empty.
    public Write with(String name, Set<String> value) {
        values.names(name, value);
        return this;
    }

    public Write with(String name, String value) {
        values.text(name, value);
        return this;
    }

    /// Lets the ledger set this attribute to the record's position, which is known only when the write is tried.
    public Write stamped(String name) {
        this.stamp = name;
        return this;
    }

    /// This write with the position and the id of the request, if it is [#stamped]. With the id a record leads to the
    /// lines in the log.
    public Write stamp(String position, @Nullable String requestId) {
        return stamp == null ? this : with(change.copy()).set(stamp, position).set("requestId", requestId);
    }

    /// Whether two writes to one item can be one: both only add, or only check, on the same condition.
    public boolean mergesWith(Write other) {
        return change.commutesWith(other.change)
                && stamp == null
                && other.stamp == null
                && key.equals(other.key)
                && Objects.equals(condition, other.condition)
                && values.attributes().equals(other.values.attributes());
    }

    public Write merged(Write other) {
        var both = with(change.and(other.change));
        other.bounds.forEach((name, max) -> both.bounds.merge(name, max, Math::min));
        return both;
    }

    private Write with(Change other) {
        var write = new Write(key, other);
        write.values.attributes().putAll(values.attributes());
        write.bounds.putAll(bounds);
        write.condition = condition;
        write.stamp = stamp;
        return write;
    }

    public Key key() {
        return key;
    }

    /// An estimate of its bytes.
    public int size() {
        return change.size() + 20;
    }

    Change change() {
        return change;
    }

    Expression expression() {
        return change.in(new Expression(condition, values).atMost(bounds));
    }
}
