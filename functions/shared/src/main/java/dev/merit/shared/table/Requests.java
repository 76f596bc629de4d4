package dev.merit.shared.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Puts Merit's reads and writes into DynamoDB's requests.
final class Requests {

    private static final Pattern NAME = Pattern.compile("#(\\w+)");
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
        return Map.of(
                table,
                KeysAndAttributes.builder()
                        .keys(attributes)
                        .consistentRead(true)
                        .build());
    }

    QueryRequest query(Query query, int most, Map<String, AttributeValue> after) {
        var prefix = query.index() ? "gsi1" : "";
        var names = new HashMap<String, String>();
        var values = new HashMap<String, AttributeValue>();
        values.put(":pk", AttributeValue.fromS(query.pk()));
        values.put(":lowest", AttributeValue.fromS(query.lowest()));
        values.put(":highest", AttributeValue.fromS(query.highest()));
        query.values().forEach((name, value) -> values.put(name, AttributeValue.fromS(value)));
        if (query.filter() != null) {
            NAME.matcher(query.filter()).results().forEach(m -> names.put(m.group(), m.group(1)));
        }
        return QueryRequest.builder()
                .tableName(table)
                .indexName(query.index() ? prefix : null)
                .keyConditionExpression("%1$spk = :pk AND %1$ssk BETWEEN :lowest AND :highest".formatted(prefix))
                .filterExpression(query.filter())
                .expressionAttributeNames(names.isEmpty() ? null : names)
                .expressionAttributeValues(values)
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
                .item(write.item())
                .conditionExpression(e.condition())
                .expressionAttributeNames(orNull(e.names()))
                .expressionAttributeValues(orNull(e.values()))
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
                .expressionAttributeNames(orNull(e.names()))
                .expressionAttributeValues(orNull(e.values()))
                .returnValues(ReturnValue.ALL_NEW)
                .returnValuesOnConditionCheckFailure(ALL_OLD)
                .build();
    }

    TransactWriteItem action(Write write) {
        var e = write.expression();
        var names = orNull(e.names());
        var values = orNull(e.values());
        var action = TransactWriteItem.builder();
        return switch (write.kind()) {
            case PUT ->
                action.put(b -> b.tableName(table)
                                .item(write.item())
                                .conditionExpression(e.condition())
                                .expressionAttributeNames(names)
                                .expressionAttributeValues(values)
                                .returnValuesOnConditionCheckFailure(ALL_OLD))
                        .build();
            case UPDATE ->
                action.update(Update.builder()
                                .tableName(table)
                                .key(attributes(write.key()))
                                .updateExpression(e.update())
                                .conditionExpression(e.condition())
                                .expressionAttributeNames(names)
                                .expressionAttributeValues(values)
                                .returnValuesOnConditionCheckFailure(ALL_OLD)
                                .build())
                        .build();
            case DELETE ->
                action.delete(b -> b.tableName(table)
                                .key(attributes(write.key()))
                                .conditionExpression(e.condition())
                                .expressionAttributeNames(names)
                                .expressionAttributeValues(values)
                                .returnValuesOnConditionCheckFailure(ALL_OLD))
                        .build();
            case CHECK ->
                action.conditionCheck(b -> b.tableName(table)
                                .key(attributes(write.key()))
                                .conditionExpression(e.condition())
                                .expressionAttributeNames(names)
                                .expressionAttributeValues(values)
                                .returnValuesOnConditionCheckFailure(ALL_OLD))
                        .build();
        };
    }

    /// Refusals with status 400 that pass by themselves.
    static boolean isTransient(DynamoDbException e) {
        return e instanceof TransactionInProgressException || e instanceof RequestLimitExceededException;
    }

    private static <V> @Nullable Map<String, V> orNull(Map<String, V> map) {
        return map.isEmpty() ? null : map;
    }

    private static Map<String, AttributeValue> attributes(Key key) {
        return Map.of("pk", AttributeValue.fromS(key.pk()), "sk", AttributeValue.fromS(key.sk()));
    }
}
