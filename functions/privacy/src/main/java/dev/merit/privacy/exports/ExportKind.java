package dev.merit.privacy.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.merit.shared.table.Item;
import java.util.List;
import java.util.function.BiFunction;

/// A kind of data in an export. Its fields are all that its rows have: what is not listed is not exported.
///
/// @param name with which the names of its files begin
/// @param meaning for who reads the files
record ExportKind(String name, String meaning, List<Field> fields) {

    ExportKind {
        fields = List.copyOf(fields);
    }

    /// A field of a row, which is a column in CSV.
    ///
    /// @param value missing if the row has none
    record Field(String name, String meaning, BiFunction<Item, ExportedMember, JsonNode> value) {}

    /// The row of an item, without the fields that it does not have.
    ObjectNode row(Item item, ExportedMember member) {
        var row = JsonNodeFactory.instance.objectNode();
        for (var field : fields) {
            var value = field.value().apply(item, member);
            if (!value.isMissingNode()) {
                row.set(field.name(), value);
            }
        }
        return row;
    }
}
