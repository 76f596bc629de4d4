package dev.merit.activities;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The body of a request, put together field by field; a field's value is JSON, or nothing to leave it out.
final class Body {

    private final Map<String, String> fields = new LinkedHashMap<>();

    private Body() {}

    static Body purchase(String id, Object member, long cents) {
        return of(id, member, "purchase").with("amount", usd(cents));
    }

    static Body refund(String id, Object member, String purchase, long cents) {
        return of(id, member, "refund").with("amount", usd(cents)).with("refundOf", quoted(purchase));
    }

    static Body of(String id, Object member, String type) {
        return new Body()
                .with("activityId", quoted(id))
                .with("memberId", quoted(member))
                .with("type", quoted(type))
                .with("occurredAt", quoted("2026-11-20T12:00:00Z"));
    }

    static Body line() {
        return new Body().with("sku", "\"A\"").with("quantity", "1").with("amount", usd(1));
    }

    Body with(String field, String json) {
        fields.put(field, json);
        return this;
    }

    Body without(String field) {
        fields.remove(field);
        return this;
    }

    static String usd(long cents) {
        return "{\"minorUnits\": " + cents + ", \"currency\": \"USD\"}";
    }

    static String quoted(Object text) {
        return "\"" + text + "\"";
    }

    @Override
    public String toString() {
        return fields.entrySet().stream()
                .map(field -> quoted(field.getKey()) + ": " + field.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
