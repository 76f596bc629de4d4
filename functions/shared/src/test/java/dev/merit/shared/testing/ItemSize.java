package dev.merit.shared.testing;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The size of an item in bytes as DynamoDB counts it: names and texts in UTF-8, a number one byte for each two
/// digits and one or two more, 3 for a list or map and 1 for each element of it.
final class ItemSize {

    private ItemSize() {}

    static long of(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToLong(attribute -> bytes(attribute.getKey()) + of(attribute.getValue()))
                .sum();
    }

    private static long of(AttributeValue value) {
        return switch (value.type()) {
            case S -> bytes(value.s());
            case N -> number(value.n());
            case BOOL, NUL -> 1;
            case SS -> value.ss().stream().mapToLong(ItemSize::bytes).sum();
            case L -> 3 + value.l().size() + sum(value.l());
            case M -> 3 + value.m().size() + of(value.m());
            case B -> value.b().asByteArrayUnsafe().length;
            case BS, NS, UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("Merit keeps no " + value);
        };
    }

    private static long sum(List<AttributeValue> values) {
        return values.stream().mapToLong(ItemSize::of).sum();
    }

    private static long number(String digits) {
        var number = new BigDecimal(digits).stripTrailingZeros();
        return (number.precision() + 1L) / 2 + (number.signum() < 0 ? 2 : 1);
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
