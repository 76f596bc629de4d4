package dev.merit.shared.table;

import dev.merit.shared.keys.Key;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Builds the write requests of DynamoDB.
final class Requests {

    private static final ReturnValuesOnConditionCheckFailure ALL_OLD = ReturnValuesOnConditionCheckFailure.ALL_OLD;

    private final String table;

    Requests(String table) {
        this.table = table;
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

    static Map<String, AttributeValue> attributes(Key key) {
        return Item.at(key).attributes();
    }
}
