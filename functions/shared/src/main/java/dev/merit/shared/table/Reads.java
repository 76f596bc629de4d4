package dev.merit.shared.table;

import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Query;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;

/// Builds the read requests of DynamoDB.
final class Reads {

    /// Keeps one page of a scan well below the time limit of a call.
    static final int SCANNED_AT_ONCE = 1_000;

    private final String table;

    Reads(String table) {
        this.table = table;
    }

    GetItemRequest get(Key key) {
        return GetItemRequest.builder()
                .tableName(table)
                .key(Requests.attributes(key))
                .consistentRead(true)
                .build();
    }

    Map<String, KeysAndAttributes> keys(List<Key> keys) {
        var attributes = keys.stream().map(Requests::attributes).toList();
        var asked = KeysAndAttributes.builder().keys(attributes).consistentRead(true);
        return Map.of(table, asked.build());
    }

    TransactGetItemsRequest together(Collection<Key> keys) {
        return TransactGetItemsRequest.builder()
                .transactItems(keys.stream()
                        .map(key -> TransactGetItem.builder()
                                .get(b -> b.tableName(table).key(Requests.attributes(key)))
                                .build())
                        .toList())
                .build();
    }

    QueryRequest query(Query query, int max, Map<String, AttributeValue> after) {
        var prefix = query.index() ? "gsi1" : "";
        var values = Item.map()
                .text(":pk", query.pk())
                .text(":lowest", query.lowest())
                .text(":highest", query.highest());
        query.values().forEach((name, value) -> {
            if (value instanceof Number number) {
                values.number(name, number.longValue());
            } else {
                values.text(name, value.toString());
            }
        });
        var filter = new Expression(query.filter(), values);
        return QueryRequest.builder()
                .tableName(table)
                .indexName(query.index() ? prefix : null)
                .keyConditionExpression("%1$spk = :pk AND %1$ssk BETWEEN :lowest AND :highest".formatted(prefix))
                .filterExpression(query.filter())
                .expressionAttributeNames(filter.names())
                .expressionAttributeValues(filter.values())
                .scanIndexForward(!query.reverse())
                .consistentRead(!query.index())
                .limit(max == Integer.MAX_VALUE ? null : max)
                .exclusiveStartKey(after.isEmpty() ? null : after)
                .build();
    }

    ScanRequest scan(int segment, int segments, @Nullable Key after, int max) {
        return ScanRequest.builder()
                .tableName(table)
                .segment(segment)
                .totalSegments(segments)
                .limit(max)
                .consistentRead(true)
                .exclusiveStartKey(after == null ? null : Requests.attributes(after))
                .build();
    }
}
