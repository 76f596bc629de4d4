package dev.merit.privacy.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.merit.shared.table.Item;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Builds the fields of an [ExportKind]. A field has the name of the attribute that it shows, unless it is
/// computed.
final class Fields {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final List<ExportKind.Field> fields = new ArrayList<>();

    ExportKind kind(String name, String meaning) {
        return new ExportKind(name, meaning, fields);
    }

    Fields computed(String name, String meaning, BiFunction<Item, ExportedMember, JsonNode> value) {
        fields.add(new ExportKind.Field(name, meaning, value));
        return this;
    }

    Fields of(String name, String meaning, Function<Item, JsonNode> value) {
        return computed(name, meaning, (item, _) -> value.apply(item));
    }

    Fields text(String name, String meaning) {
        return of(name, meaning, item -> text(item.maybeText(name)));
    }

    /// An attribute of the profile that is encrypted.
    Fields personal(String name, String meaning) {
        return computed(
                name, meaning, (item, member) -> text(member.personal(item).maybeText(name)));
    }

    Fields number(String name, String meaning) {
        return of(name, meaning, item -> number(item.maybeNumber(name)));
    }

    Fields instant(String name, String meaning) {
        return of(name, meaning, item -> instant(item.maybeInstant(name)));
    }

    Fields flag(String name, String meaning) {
        return of(name, meaning, item -> flag(item.maybeFlag(name)));
    }

    Fields list(String name, String meaning) {
        return of(name, meaning, item -> texts(item.list(name)));
    }

    static JsonNode text(Optional<String> text) {
        return text.<JsonNode>map(JSON::textNode).orElse(MissingNode.getInstance());
    }

    static JsonNode number(Optional<Long> number) {
        return number.<JsonNode>map(JSON::numberNode).orElse(MissingNode.getInstance());
    }

    static JsonNode wide(BigInteger number) {
        return JSON.numberNode(number);
    }

    static JsonNode instant(Optional<Instant> at) {
        return text(at.map(Instant::toString));
    }

    static JsonNode flag(Optional<Boolean> flag) {
        return flag.<JsonNode>map(JSON::booleanNode).orElse(MissingNode.getInstance());
    }

    static JsonNode texts(Collection<String> texts) {
        var list = JSON.arrayNode();
        texts.forEach(list::add);
        return list.isEmpty() ? MissingNode.getInstance() : list;
    }

    static JsonNode texts(Map<String, String> texts) {
        var object = JSON.objectNode();
        texts.forEach(object::put);
        return object.isEmpty() ? MissingNode.getInstance() : object;
    }

    /// Items in an item, by the fields that they have.
    static JsonNode items(List<Item> items, ExportKind of, ExportedMember member) {
        var list = JSON.arrayNode();
        items.forEach(item -> list.add(of.row(item, member)));
        return list.isEmpty() ? MissingNode.getInstance() : list;
    }
}
