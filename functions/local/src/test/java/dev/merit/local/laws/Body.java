package dev.merit.local.laws;

import java.util.List;
import java.util.stream.Collectors;

/// Parts of requests in JSON.
final class Body {

    private Body() {}

    /// A member's order, with what else is asked of it.
    static String order(String member, String order, String total, String more) {
        return "{\"memberId\": \"%s\", \"orderId\": \"%s\", \"order\": {\"total\": %s}%s}"
                .formatted(member, order, total, more);
    }

    static String array(List<String> texts) {
        return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(", ", "[", "]"));
    }
}
