package dev.merit.shared.table;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Puts Merit's reads and writes into DynamoDB's requests.
final class Requests {

    private static final ReturnValuesOnConditionCheckFailure ALL_OLD = ReturnValuesOnConditionCheckFailure.ALL_OLD;

    /// Keeps one page of a scan well within the time that a call may take.
    private static final int SCANNED_AT_ONCE = 1_000;

    private final String table;

    Requests(String table) {
        this.table = table;
    }

    GetItemRequest get(Key key) {
        return GetItemRequest.builder()
                .tableName(table)
                .key(attributes(key))
                .consistentRead(true)
                .build();
    }

    Map<String, KeysAndAttributes> keys(List<Key> keys) {
        var attributes = keys.stream().map(Requests::attributes).toList();
        var asked = KeysAndAttributes.builder().keys(attributes).consistentRead(true);
        return Map.of(table, asked.build());
    }

    QueryRequest query(Query query, int most, Map<String, AttributeValue> after) {
        var prefix = query.index() ? "gsi1" : "";
        var values = Item.map()
                .text(":pk", query.pk())
                .text(":lowest", query.lowest())
                .text(":highest", query.highest());
        query.values().forEach(values::text);
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
                .limit(most == Integer.MAX_VALUE || query.filter() != null ? null : most)
                .exclusiveStartKey(after.isEmpty() ? null : after)
                .build();
    }

    ScanRequest scan(int segment, int segments, Map<String, AttributeValue> after) {
        return ScanRequest.builder()
                .tableName(table)
                .segment(segment)
                .totalSegments(segments)
                .limit(SCANNED_AT_ONCE)
                .consistentRead(true)
                .exclusiveStartKey(after.isEmpty() ? null : after)
                .build();
    }

    PutItemRequest put(Write write) {
        var e = write.expression();
        return PutItemRequest.builder()
                .tableName(table)
                .item(write.change().sets().attributes())
                .conditionExpression(e.condition())
                .expressionAttributeNames(e.names())
                .expressionAttributeValues(e.values())
                .returnValuesOnConditionCheckFailure(ALL_OLD)
                .build();
    }

    UpdateItemRequest update(Write write) {
        var e = write.expression();
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(attributes(write.key()))
                .updateExpression(e.update())
                .conditionExpression(e.condition())
                .expressionAttributeNames(e.names())
                .expressionAttributeValues(e.values())
                .returnValues(ReturnValue.ALL_NEW)
                .returnValuesOnConditionCheckFailure(ALL_OLD)
                .build();
    }

    TransactWriteItem action(Write write) {
        var e = write.expression();
        var action = TransactWriteItem.builder();
        return switch (write.change().kind()) {
            case PUT ->
                action.put(b -> b.tableName(table)
                                .item(write.change().sets().attributes())
                                .conditionExpression(e.condition())
                                .expressionAttributeNames(e.names())
                                .expressionAttributeValues(e.values())
                                .returnValuesOnConditionCheckFailure(ALL_OLD))
                        .build();
            case UPDATE ->
                action.update(Update.builder()
                                .tableName(table)
                                .key(attributes(write.key()))
                                .updateExpression(e.update())
                                .conditionExpression(e.condition())
                                .expressionAttributeNames(e.names())
                                .expressionAttributeValues(e.values())
                                .returnValuesOnConditionCheckFailure(ALL_OLD)
                                .build())
                        .build();
            case DELETE ->
                action.delete(b -> b.tableName(table)
                                .key(attributes(write.key()))
                                .conditionExpression(e.condition())
                                .expressionAttributeNames(e.names())
                                .expressionAttributeValues(e.values())
                                .returnValuesOnConditionCheckFailure(ALL_OLD))
                        .build();
            case CHECK ->
                action.conditionCheck(b -> b.tableName(table)
                                .key(attributes(write.key()))
                                .conditionExpression(e.condition())
                                .expressionAttributeNames(e.names())
                                .expressionAttributeValues(e.values())
                                .returnValuesOnConditionCheckFailure(ALL_OLD))
                        .build();
        };
    }

    private static Map<String, AttributeValue> attributes(Key key) {
        return Item.at(key).attributes();
    }
}
