package dev.merit.artefacts.measurement;

import dev.merit.artefacts.running.Json;
import java.util.ArrayList;
import java.util.List;

/// A call to the database: its name and what it does to how many items.
///
/// @param items of a transaction the kinds of its writes, of a batch the number of its items, else nothing
record DatabaseCall(String name, List<String> items) {

    static DatabaseCall of(Message request) {
        var target = String.valueOf(request.header("x-amz-target"));
        var body = Json.read(request.body());
        var items = new ArrayList<String>();
        for (var item : body.path("TransactItems")) {
            item.fieldNames().forEachRemaining(items::add);
        }
        for (var table : body.path("RequestItems")) {
            var keys = table.path("Keys");
            items.add(Integer.toString(keys.isMissingNode() ? table.size() : keys.size()));
        }
        return new DatabaseCall(target.substring(target.indexOf('.') + 1), items);
    }

    static boolean readsFormat(Message request) {
        return Json.read(request.body()).at("/Key/sk/S").asText().equals("FORMAT");
    }

    /// What a baseline must do too: the name, and the items in any order.
    String kind() {
        return items.isEmpty() ? name : name + items.stream().sorted().toList();
    }
}
