package dev.merit.shared.table;

import dev.merit.shared.keys.Key;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item of the table, or a map in one, by the kinds of attributes that Merit uses. Null and empty values are left
/// out when written and absent when read; instants are kept as milliseconds since the epoch.
public final class Item extends Attributes {

    private Item(Map<String, AttributeValue> attributes) {
        super(attributes);
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
        return put(name, value, AttributeValue::fromS);
    }

    public Item number(String name, @Nullable Long value) {
        return put(name, value, Item::ofNumber);
    }

    public Item flag(String name, @Nullable Boolean value) {
        return put(name, value, AttributeValue::fromBool);
    }

    public Item instant(String name, @Nullable Instant value) {
        return put(name, value, at -> ofNumber(at.toEpochMilli()));
    }

    public Item bytes(String name, byte @Nullable [] value) {
        return put(name, value, bytes -> AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes)));
    }

    public Item item(String name, @Nullable Item value) {
        return put(name, value, Item::ofItem);
    }

    /// A set of texts.
    public Item names(String name, Set<String> value) {
        return value.isEmpty() ? this : put(name, List.copyOf(value), AttributeValue::fromSs);
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
        return value == null || value.isEmpty() ? this : putList(name, value, AttributeValue::fromS);
    }

    public Item items(String name, @Nullable List<Item> value) {
        return value == null || value.isEmpty() ? this : putList(name, value, Item::ofItem);
    }

    /// A list that is written even if it is empty.
    public Item numbers(String name, Collection<Long> value) {
        return putList(name, value, Item::ofNumber);
    }

    /// A number of up to 38 digits.
    public Item wide(String name, BigInteger value) {
        return put(name, value, number -> AttributeValue.fromN(number.toString()));
    }

    /// Numbers of up to 38 digits.
    public Item wideNumbers(String name, Collection<BigInteger> value) {
        return putList(name, value, number -> AttributeValue.fromN(number.toString()));
    }

    private <T> Item putList(String name, Collection<T> value, Function<T, AttributeValue> form) {
        return put(name, value.stream().map(form).toList(), AttributeValue::fromL);
    }

    private <T> Item put(String name, @Nullable T value, Function<T, AttributeValue> form) {
        if (value != null) {
            attributes().put(name, form.apply(value));
        }
        return this;
    }

    private static AttributeValue ofNumber(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static AttributeValue ofItem(Item value) {
        return AttributeValue.fromM(value.attributes());
    }

    @Override
    public String toString() {
        return "Item" + key();
    }
}
