package dev.merit.shared.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// The items of one table that a request writes or holds to a condition; none, of one that reads.
record Written(String table, List<Map<String, AttributeValue>> keys) {

    static Written by(SdkRequest request) {
        return switch (request) {
            case PutItemRequest put -> new Written(put.tableName(), List.of(key(put.item())));
            case UpdateItemRequest update -> new Written(update.tableName(), List.of(update.key()));
            case TransactWriteItemsRequest several ->
                new Written(
                        table(several.transactItems().getFirst()),
                        several.transactItems().stream().map(Written::key).toList());
            default -> new Written("", List.of());
        };
    }

    /// The items as they stand now, an absent one without attributes.
    List<Map<String, AttributeValue>> read(DynamoDbClient client) {
        if (keys.isEmpty()) {
            return List.of();
        }
        var asked = KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
        var answer = client.batchGetItem(b -> b.requestItems(Map.of(table, asked)));
        var found = new HashMap<Map<String, AttributeValue>, Map<String, AttributeValue>>();
        answer.responses().get(table).forEach(item -> found.put(key(item), item));
        return keys.stream().map(key -> found.getOrDefault(key, Map.of())).toList();
    }

    private static String table(TransactWriteItem action) {
        if (action.put() != null) {
            return action.put().tableName();
        }
        if (action.update() != null) {
            return action.update().tableName();
        }
        return action.delete() != null
                ? action.delete().tableName()
                : action.conditionCheck().tableName();
    }

    private static Map<String, AttributeValue> key(TransactWriteItem action) {
        if (action.put() != null) {
            return key(action.put().item());
        }
        if (action.update() != null) {
            return action.update().key();
        }
        return action.delete() != null
                ? action.delete().key()
                : action.conditionCheck().key();
    }

    private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
        return Map.of("pk", item.get("pk"), "sk", item.get("sk"));
    }
}
