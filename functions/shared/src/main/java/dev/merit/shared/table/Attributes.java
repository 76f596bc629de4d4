package dev.merit.shared.table;

import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads the attributes of an [Item]. An attribute that was left out when it was written is absent, or empty if it
/// has several values.
abstract sealed class Attributes permits Item {

    /// A number of so many characters fits a `long`.
    private static final int DIGITS_OF_LONG = 18;

    private final Map<String, AttributeValue> attributes;

    Attributes(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    /// The attribute's text, which every item of this kind has.
    public String text(String name) {
        return present(name, maybeText(name));
    }

    public Optional<String> maybeText(String name) {
        return value(name).map(AttributeValue::s);
    }

    /// The attribute's number, which every item of this kind has.
    public long number(String name) {
        return present(name, maybeNumber(name));
    }

    public Optional<Long> maybeNumber(String name) {
        return value(name).map(v -> Long.valueOf(v.n()));
    }

    /// The number, or 0 where nothing was ever added to it.
    public long sum(String name) {
        return maybeNumber(name).orElse(0L);
    }

    /// A number of up to 38 digits, or 0 where nothing was ever added to it.
    public BigInteger wideSum(String name) {
        return value(name).map(v -> wide(v.n())).orElse(BigInteger.ZERO);
    }

    public Optional<Boolean> maybeFlag(String name) {
        return value(name).map(AttributeValue::bool);
    }

    /// The bytes of the attribute; empty for an attribute of another kind.
    public Optional<byte[]> maybeBytes(String name) {
        return value(name).map(AttributeValue::b).map(SdkBytes::asByteArrayUnsafe);
    }

    public Instant instant(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    public Optional<Instant> maybeInstant(String name) {
        return maybeNumber(name).map(Instant::ofEpochMilli);
    }

    public Map<String, String> texts(String name) {
        var texts = new TreeMap<String, String>();
        value(name).ifPresent(map -> map.m().forEach((k, v) -> texts.put(k, v.s())));
        return texts;
    }

    public List<String> list(String name) {
        return elements(name, AttributeValue::s);
    }

    public List<Long> numbers(String name) {
        return elements(name, v -> Long.valueOf(v.n()));
    }

    public List<BigInteger> wideNumbers(String name) {
        return elements(name, v -> wide(v.n()));
    }

    private static BigInteger wide(String number) {
        return number.length() <= DIGITS_OF_LONG ? BigInteger.valueOf(Long.parseLong(number)) : new BigInteger(number);
    }

    public Optional<Item> maybeItem(String name) {
        return value(name).map(v -> Item.of(v.m()));
    }

    public List<Item> items(String name) {
        return elements(name, v -> Item.of(v.m()));
    }

    /// The names of a set of texts, as an update with [Write#union] makes it.
    public Set<String> names(String name) {
        return value(name).map(v -> Set.copyOf(v.ss())).orElse(Set.of());
    }

    public Set<String> attributeNames() {
        return attributes.keySet();
    }

    /// An estimate of their bytes, as the limit of a transaction counts them.
    int size() {
        return attributes.toString().length();
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    /// All attributes except the key.
    Map<String, AttributeValue> rest() {
        var rest = new LinkedHashMap<>(attributes);
        rest.keySet().removeAll(Set.of("pk", "sk"));
        return rest;
    }

    private Optional<AttributeValue> value(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    private <T> List<T> elements(String name, Function<AttributeValue, T> as) {
        return value(name).map(AttributeValue::l).orElse(List.of()).stream()
                .map(as)
                .toList();
    }

    private static <T> T present(String name, Optional<T> value) {
        return value.orElseThrow(() -> new IllegalStateException("an item lacks its attribute " + name));
    }
}
