package dev.merit.shared.table;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item of the table, or a map within one, by the kinds of attribute that Merit keeps. What is null or empty is left
/// out when written and answered as absent when read; instants are kept as milliseconds since the epoch.
public final class Item {

    private final Map<String, AttributeValue> attributes;

    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    public static Item at(Key key) {
        return map().text("pk", key.pk()).text("sk", key.sk());
    }

    public static Item map() {
        return new Item(new LinkedHashMap<>());
    }

    public static Item of(Map<String, AttributeValue> attributes) {
        return new Item(attributes);
    }

    public Key key() {
        return new Key(text("pk"), text("sk"));
    }

    public Item text(String name, @Nullable String value) {
        return value == null ? this : put(name, AttributeValue.fromS(value));
    }

    public Item number(String name, @Nullable Long value) {
        return value == null ? this : put(name, AttributeValue.fromN(Long.toString(value)));
    }

    public Item flag(String name, @Nullable Boolean value) {
        return value == null ? this : put(name, AttributeValue.fromBool(value));
    }

    public Item instant(String name, @Nullable Instant value) {
        return value == null ? this : number(name, value.toEpochMilli());
    }

    public Item texts(String name, @Nullable Map<String, String> value) {
        if (value == null || value.isEmpty()) {
            return this;
        }
        var texts = map();
        value.forEach(texts::text);
        return item(name, texts);
    }

    public Item list(String name, @Nullable List<String> value) {
        return value == null || value.isEmpty()
                ? this
                : put(
                        name,
                        AttributeValue.fromL(
                                value.stream().map(AttributeValue::fromS).toList()));
    }

    public Item numbers(String name, Collection<Long> value) {
        return put(
                name,
                AttributeValue.fromL(value.stream()
                        .map(n -> AttributeValue.fromN(Long.toString(n)))
                        .toList()));
    }

    public Item item(String name, @Nullable Item value) {
        return value == null ? this : put(name, AttributeValue.fromM(value.attributes));
    }

    public Item items(String name, @Nullable List<Item> value) {
        return value == null || value.isEmpty()
                ? this
                : put(
                        name,
                        AttributeValue.fromL(value.stream()
                                .map(i -> AttributeValue.fromM(i.attributes))
                                .toList()));
    }

    private Item put(String name, AttributeValue value) {
        attributes.put(name, value);
        return this;
    }

    /// The attribute's text, which every item of this kind has.
    public String text(String name) {
        return maybeText(name).orElseThrow(() -> new IllegalStateException("an item lacks its attribute " + name));
    }

    public Optional<String> maybeText(String name) {
        return value(name).map(AttributeValue::s);
    }

    /// The attribute's number, which every item of this kind has.
    public long number(String name) {
        return maybeNumber(name).orElseThrow(() -> new IllegalStateException("an item lacks its attribute " + name));
    }

    public Optional<Long> maybeNumber(String name) {
        return value(name).map(v -> Long.valueOf(v.n()));
    }

    /// The number, or 0 where nothing was ever added to it.
    public long sum(String name) {
        return maybeNumber(name).orElse(0L);
    }

    public Optional<Boolean> maybeFlag(String name) {
        return value(name).map(AttributeValue::bool);
    }

    public Instant instant(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    public Optional<Instant> maybeInstant(String name) {
        return maybeNumber(name).map(Instant::ofEpochMilli);
    }

    public Map<String, String> texts(String name) {
        var texts = new TreeMap<String, String>();
        maybeItem(name).ifPresent(map -> map.attributes.forEach((k, v) -> texts.put(k, v.s())));
        return texts;
    }

    public List<String> list(String name) {
        return elements(name).stream().map(AttributeValue::s).toList();
    }

    public List<Long> numbers(String name) {
        return elements(name).stream().map(v -> Long.valueOf(v.n())).toList();
    }

    public Optional<Item> maybeItem(String name) {
        return value(name).map(v -> new Item(v.m()));
    }

    public List<Item> items(String name) {
        return elements(name).stream().map(v -> new Item(v.m())).toList();
    }

    private List<AttributeValue> elements(String name) {
        return value(name).map(AttributeValue::l).orElse(List.of());
    }

    /// The names of a set of texts, as an update with [Write#union] makes it.
    public Set<String> names(String name) {
        return value(name).map(v -> Set.copyOf(v.ss())).orElse(Set.of());
    }

    public Set<String> attributeNames() {
        return attributes.keySet();
    }

    private Optional<AttributeValue> value(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /// About what the item weighs, in bytes, as the limits of a transaction count it.
    int size() {
        return attributes.toString().length();
    }

    Item copy() {
        return new Item(new LinkedHashMap<>(attributes));
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    @Override
    public String toString() {
        return "Item" + key();
    }
}
