package dev.merit.shared.table;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The change that a write makes to its item: it puts a whole item, or sets, adds to and removes attributes, or
/// deletes the item, or only checks it.
final class Change {

    enum Kind {
        PUT,
        UPDATE,
        DELETE,
        CHECK
    }

    private final Kind kind;
    private final Item sets = Item.map();
    private final Map<String, BigInteger> adds = new TreeMap<>();
    private final Map<String, Set<String>> unions = new TreeMap<>();
    private final List<String> removes = new ArrayList<>();

    Change(Kind kind) {
        this.kind = kind;
    }

    static Change put(Item item) {
        var put = new Change(Kind.PUT);
        put.sets.attributes().putAll(item.attributes());
        return put;
    }

    Kind kind() {
        return kind;
    }

    /// The attributes that are set; all of the item for a put.
    Item sets() {
        return sets;
    }

    void add(String name, BigInteger number) {
        if (number.signum() != 0) {
            adds.merge(name, number, BigInteger::add);
        }
    }

    void union(String name, Set<String> names) {
        if (!names.isEmpty()) {
            unions.computeIfAbsent(name, _ -> new TreeSet<>()).addAll(names);
        }
    }

    void remove(String name) {
        removes.add(name);
    }

    /// Whether this and the other give the same result in any order.
    boolean commutesWith(Change other) {
        return kind == other.kind && (kind == Kind.CHECK || (onlyAdds() && other.onlyAdds()));
    }

    private boolean onlyAdds() {
        return kind == Kind.UPDATE && sets.attributeNames().isEmpty() && removes.isEmpty();
    }

    Change copy() {
        return and(new Change(kind));
    }

    /// This and then the other.
    Change and(Change other) {
        var both = new Change(kind);
        for (var one : List.of(this, other)) {
            both.sets.attributes().putAll(one.sets.attributes());
            one.adds.forEach(both::add);
            one.unions.forEach(both::union);
            both.removes.addAll(one.removes);
        }
        return both;
    }

    /// An estimate of its bytes.
    int size() {
        return sets.size() + 40 * adds.size();
    }

    /// Adds the update to the expression of a condition. Other changes add nothing.
    Expression in(Expression expression) {
        if (kind == Kind.UPDATE) {
            sets.attributes().forEach(expression::set);
            adds.forEach((name, number) -> expression.add(name, AttributeValue.fromN(number.toString())));
            unions.forEach((name, names) -> expression.add(name, AttributeValue.fromSs(List.copyOf(names))));
            removes.forEach(expression::remove);
        }
        return expression;
    }
}
